import { clusterVersion, openCluster } from './cluster.ts'
import { type LaunchOptions, launchPostgres, type RunningPostgres } from './launch-postgres.ts'
import { ClusterTaken } from './postgres-unavailable.ts'
import { socketDirectory } from './socket-directory.ts'

/**
 * For a command beside a running Balai: the database as that one serves it, which `stop` then leaves running; when
 * there is none, as launchPostgres.
 */
export async function joinPostgres(options: LaunchOptions): Promise<RunningPostgres> {
  try {
    return await launchPostgres(options)
  } catch (error) {
    if (!(error instanceof ClusterTaken)) throw error
    return visit(options.directory)
  }
}

async function visit(directory: string): Promise<RunningPostgres> {
  const cluster = await openCluster(directory)
  const socket = await socketDirectory(cluster)
  await socket.ensure()
  return {
    connection: { kind: 'socket', directory: socket.path, database: 'balai', user: 'balai' },
    adopted: false,
    version: (await clusterVersion(cluster)) ?? 0,
    stop: async () => {},
  }
}
