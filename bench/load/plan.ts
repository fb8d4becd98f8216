/** What the generator sends, to whom and for how long. */
export interface Plan {
  /** Scheme, host and port. */
  readonly url: string
  readonly connections: number
  /** Requests a second, sent at their times however the server does; null: each connection sends again when answered. */
  readonly rate: number | null
  readonly warmUpSeconds: number
  readonly seconds: number
  readonly request: Request
  readonly expected: Expected
}

export interface Request {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** Several are taken in turn. */
  readonly token?: string | readonly string[]
  /** JSON. A `*` in it is replaced by the next of `values`, each of which is sent once. */
  readonly body?: string
  readonly values?: readonly string[]
}

/** Whatever else comes back is an error. */
export interface Expected {
  readonly status: number
  readonly including: string
}

export interface Outcome {
  readonly sent: number
  readonly perSecond: number
  /** Milliseconds, from when a request was due to the end of its answer. */
  readonly p50: number
  readonly p99: number
  readonly errors: number
  /** The first thing that went wrong, for people. */
  readonly complaint: string | null
  /** Cores that the generator itself kept busy. */
  readonly cores: number
}
