/** A field that was refused: `body.email`, what is wrong with it, and the rule it broke where a schema said so. */
export interface FieldError {
  readonly path: string
  readonly message: string
  readonly rule?: string
}

interface ProblemDocument {
  readonly status: number
  readonly code: string
  readonly detail: string
  readonly request_id?: string
  readonly errors?: readonly FieldError[]
  /** What else it says, by its code: `refusals` of `reservation_refused`. */
  readonly [extension: string]: unknown
}

/** What the server refused or failed at, as it says by RFC 9457; or that it could not be reached: `offline`, status 0. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly requestId: string | null
  readonly errors: readonly FieldError[]
  /** What its document says besides, as it came: `refusals` of `reservation_refused`. */
  readonly extensions: Readonly<Record<string, unknown>>

  constructor({ status, code, detail, request_id, errors, ...extensions }: ProblemDocument) {
    super(detail)
    this.name = 'Problem'
    this.status = status
    this.code = code
    this.requestId = request_id ?? null
    this.errors = errors ?? []
    this.extensions = extensions
  }

  /** Asking again may help: the network, or a server that is busy or failing. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

export const offline = () =>
  new Problem({ status: 0, code: 'offline', detail: 'The server could not be reached.' })

/** Whatever was thrown, as a problem. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof TypeError) return offline()
  const detail = error instanceof Error ? error.message : String(error)
  return new Problem({ status: -1, code: 'unforeseen', detail })
}

/** A proxy in between may answer with something that is no problem document. */
export function problemOf(response: Response, body: unknown): Problem {
  if (isProblemDocument(body)) return new Problem(body)
  const detail = `${response.status} ${response.statusText}`.trim()
  const request_id = response.headers.get('x-request-id') ?? undefined
  return new Problem({
    status: response.status,
    code: `status_${response.status}`,
    detail,
    ...(request_id === undefined ? {} : { request_id }),
  })
}

const isProblemDocument = (body: unknown): body is ProblemDocument =>
  typeof body === 'object' && body !== null && 'code' in body && 'detail' in body && 'status' in body
