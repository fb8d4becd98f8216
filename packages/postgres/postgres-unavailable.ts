import { getSystemErrorMessage } from 'node:util'

/** The database cannot be had. The message is one sentence for the person at the terminal. */
export class PostgresUnavailable extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'PostgresUnavailable'
  }
}

/** What the operating system refused (no permission, no space) as one sentence; any other error is a bug and stays. */
export function explain(directory: string, error: unknown): unknown {
  if (!isSystemError(error)) return error
  const place = error.path === undefined ? error.syscall : error.path
  return new PostgresUnavailable(
    `Data directory "${directory}" cannot be used: ${getSystemErrorMessage(error.errno)} (${place}).`,
    { cause: error },
  )
}

/** The `code` of a system error or of PostgreSQL's SQLSTATE, empty when there is none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

interface SystemError extends Error {
  readonly errno: number
  readonly syscall: string
  readonly path?: string
}

function isSystemError(error: unknown): error is SystemError {
  return error instanceof Error && 'errno' in error && 'syscall' in error
}
