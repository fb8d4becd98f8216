import pg from 'pg'
import type { Cluster } from './cluster.ts'
import { parseLockFile, readLockFile } from './lock-file.ts'
import { errorCode, PostgresUnavailable } from './postgres-unavailable.ts'

/**
 * A cluster belongs to the Balai whose session holds an advisory lock in it. The server lets go of the lock when that
 * process dies, however it dies, so that no process ids need be trusted.
 */
export type Claim =
  | { readonly kind: 'ours'; readonly session: pg.Client; readonly postmasterPid: number }
  | { readonly kind: 'nobody_serves' }
  | { readonly kind: 'not_now'; readonly reason: string }

/** Asks the server behind the socket for the lock. Throws PostgresUnavailable when another living Balai has it. */
export async function claimCluster(cluster: Cluster, socketDirectory: string): Promise<Claim> {
  const session = new pg.Client({
    host: socketDirectory,
    port: 5432,
    user: 'balai',
    database: 'postgres',
    ssl: false,
    application_name: `Balai (process ${process.pid})`,
    connectionTimeoutMillis: 5_000,
  })
  session.on('error', () => {}) // its 'end' tells
  try {
    await session.connect()
    await lock(session, cluster)
    return { kind: 'ours', session, postmasterPid: await askForPostmaster(session, cluster) }
  } catch (error) {
    await session.end().catch(() => {})
    return judge(error, cluster)
  }
}

/** Waits a little: the session of a process that was killed just now may still be ending. */
async function lock(session: pg.Client, cluster: Cluster): Promise<void> {
  try {
    await session.query(`set lock_timeout = '2s'`)
    await session.query(`select pg_advisory_lock(hashtextextended('balai', 0))`)
  } catch (error) {
    if (errorCode(error) !== '55P03') throw error
    const owner = await askForOwner(session)
    throw new PostgresUnavailable(`Another ${owner} is already using data directory "${cluster.home}".`)
  }
}

async function askForOwner(session: pg.Client): Promise<string> {
  const { rows } = await session.query<{ application_name: string }>(
    `select application_name from pg_locks join pg_stat_activity using (pid)
     where locktype = 'advisory' and granted and datname = current_database()`,
  )
  return rows[0]?.application_name ?? 'Balai'
}

/** The process that answers, from its own view of its data directory, which has to be ours. */
async function askForPostmaster(session: pg.Client, cluster: Cluster): Promise<number> {
  const { rows } = await session.query<{ content: string }>(
    `select pg_read_file('postmaster.pid') as content`,
  )
  const theirs = parseLockFile(rows[0]?.content ?? '')
  const ours = await readLockFile(cluster)
  if (theirs.pid === ours?.pid && theirs.startedAt === ours.startedAt) return theirs.pid
  throw new PostgresUnavailable(
    `The PostgreSQL that answers for "${cluster.directory}" (process ${theirs.pid}) serves another directory: stop it.`,
  )
}

const nobody = new Set(['ENOENT', 'ECONNREFUSED'])
/** Starting or shutting down, told to end, all connections taken, or cut off; a driver's own error has no code. */
const passing = new Set(['57P03', '57P01', '53300', 'ECONNRESET', 'EPIPE', 'EAGAIN', ''])

function judge(error: unknown, cluster: Cluster): Claim {
  if (!(error instanceof Error) || error instanceof PostgresUnavailable) throw error
  if (nobody.has(errorCode(error))) return { kind: 'nobody_serves' }
  if (passing.has(errorCode(error))) return { kind: 'not_now', reason: error.message }
  if (!(error instanceof pg.DatabaseError)) throw error
  throw new PostgresUnavailable(`PostgreSQL in "${cluster.directory}" refuses Balai: ${error.message}.`)
}
