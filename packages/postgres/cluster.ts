import { mkdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { errorCode } from './postgres-unavailable.ts'
import { type RunAs, whoRunsPostgres } from './run-as.ts'

/** Where everything of one database lies; nothing of it need exist yet but `home`. */
export interface Cluster {
  /** Balai's data directory. */
  readonly home: string
  /** PostgreSQL's own directory in it, which also holds its socket. */
  readonly directory: string
  readonly log: string
  /** The user that PostgreSQL runs as, null for the one that runs this process. */
  readonly runAs: RunAs | null
}

export async function openCluster(dataDirectory: string): Promise<Cluster> {
  const home = resolve(dataDirectory)
  const directory = join(home, 'postgres')
  await mkdir(home, { recursive: true, mode: 0o700 })
  return { home, directory, log: join(home, 'postgres.log'), runAs: await whoRunsPostgres(directory) }
}

/** The major version that made the cluster, null when there is none yet. */
export async function clusterVersion(cluster: Cluster): Promise<number | null> {
  try {
    return Number.parseInt(await readFile(join(cluster.directory, 'PG_VERSION'), 'utf8'), 10)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}
