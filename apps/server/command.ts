import type { Config } from './config.ts'

/** A command of `balai`: its arguments come without its own name. */
export type Command = (config: Config, args: readonly string[]) => Promise<void>

/** A command was called with words that it does not know; the message is one line for the operator. */
export class UsageError extends Error {}
