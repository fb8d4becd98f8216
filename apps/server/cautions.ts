import type { Config } from './config.ts'

/** What works, but perhaps not as somebody wants it: said by `balai doctor` and in the log of the start. */
export const cautionsOf = ({ http }: Pick<Config, 'http'>): readonly string[] =>
  http.publicUrl === null ? ['PUBLIC_URL is unset: letters carry no links, not even to unsubscribe'] : []
