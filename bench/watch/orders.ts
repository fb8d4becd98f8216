/** What the audience is to do: to come, and then, again and again, to listen for a text. */
export type Order = Opening | { readonly kind: 'listen'; readonly text: string }

export interface Opening {
  readonly kind: 'open'
  readonly url: string
  readonly path: string
  /** Taken in turn. */
  readonly tokens: readonly string[]
  readonly count: number
}

/** That they listen; when the last of them had come or had heard it, on the clock of `now`; or what went wrong. */
export type News =
  | { readonly kind: 'listening' | 'done'; readonly at: number }
  | { readonly kind: 'failed'; readonly why: string }

/** Milliseconds on a clock that all processes of a machine share. */
export const now = (): number => Number(process.hrtime.bigint()) / 1e6
