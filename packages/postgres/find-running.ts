import pg from 'pg'
import { clusterVersion, openCluster } from './cluster.ts'
import type { RunningPostgres } from './launch-postgres.ts'
import { socketDirectory } from './socket-directory.ts'

/**
 * The PostgreSQL that a running Balai keeps in this data directory, for a command that works beside it: neither owned
 * nor stopped by who asks. Null when none answers.
 */
export async function findRunningPostgres(
  dataDirectory: string,
): Promise<RunningPostgres['connection'] | null> {
  const cluster = await openCluster(dataDirectory)
  if ((await clusterVersion(cluster)) === null) return null
  const { path, ensure } = await socketDirectory(cluster)
  const client = new pg.Client({ host: path, port: 5432, ssl: false, user: 'balai', database: 'balai' })
  client.on('error', () => {})
  try {
    await ensure()
    await client.connect()
    return { kind: 'socket', directory: path, database: 'balai', user: 'balai' }
  } catch {
    return null
  } finally {
    await client.end()
  }
}
