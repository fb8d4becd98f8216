/** Why a request was refused; each surface turns a kind into its own status and envelope. */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'too_large'
  | 'unsupported_media_type'
  | 'unprocessable'
  | 'rate_limited'
  | 'upstream_failed'
  | 'unavailable'
  | 'upstream_timeout'

export interface ErrorDetails {
  /** Which fields were wrong, in the words of the person who sent them. */
  readonly errors?: readonly FieldError[]
  /** Seconds until it is worth trying again; becomes the header Retry-After. */
  readonly retryAfter?: number
  /** More members for the problem document, never secrets. */
  readonly extensions?: Readonly<Record<string, unknown>>
}

/** `path` begins with where it was: `body.username`, `query.page_key`, `params.id`. */
export interface FieldError {
  readonly path: string
  readonly message: string
  /** Which rule was broken, in JSON Schema's words: `required`, `minLength`, `type`. */
  readonly rule?: string
}

/** A refusal that was foreseen: a kind, a stable code for programs and a sentence for people. */
export class AppError extends Error {
  readonly kind: ErrorKind
  readonly code: string
  readonly details: ErrorDetails

  constructor(kind: ErrorKind, code: string, message: string, details: ErrorDetails = {}) {
    super(message)
    this.name = 'AppError'
    this.kind = kind
    this.code = code
    this.details = details
  }
}
