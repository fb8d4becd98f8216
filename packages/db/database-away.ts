import pg from 'pg'

/**
 * Whether this is what a query throws when the database cannot be reached, goes away or takes no more connections:
 * nothing is wrong with the query, and it may be tried again.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway)
  if (error instanceof pg.DatabaseError) return awayStates.test(error.code ?? '')
  if (!(error instanceof Error)) return false
  const { code = '', syscall = '' } = error as NodeJS.ErrnoException
  return awaySentences.has(error.message) || reaching.has(syscall) || brokenOff.has(code)
}

/** SQLSTATE of broken connections (class 08), of a server that stops, crashed or starts, and of one that is full. */
const awayStates = /^(?:08...|57P0.|53300)$/

/** What pg and its pool say without a code. */
const awaySentences: ReadonlySet<string> = new Set([
  'Connection terminated',
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
  'timeout exceeded when trying to connect',
])

const reaching: ReadonlySet<string> = new Set(['connect', 'getaddrinfo'])
const brokenOff: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE'])
