import { type Cluster, openCluster } from './cluster.ts'
import { ensureDatabase } from './ensure-database.ts'
import { type BinariesChoice, findBinaries } from './find-binaries.ts'
import { draftPrefix, initCluster } from './init-cluster.ts'
import { keepServer } from './keep-server.ts'
import { ownCluster } from './own-cluster.ts'
import { explain, PostgresUnavailable } from './postgres-unavailable.ts'
import { removeLeftovers } from './remove-leftovers.ts'
import type { Tuning } from './server-settings.ts'
import { socketDirectory } from './socket-directory.ts'
import { startPostmaster } from './start-postmaster.ts'
import { stopServer } from './stop-server.ts'

export interface LaunchOptions extends Tuning {
  /** Balai's data directory; the database lies in `postgres` in it, its log in `postgres.log`. */
  readonly directory: string
  /** Any that fits, the embedded one first, unless told. */
  readonly binaries?: BinariesChoice
  readonly log?: (message: string) => void
}

export interface RunningPostgres {
  readonly connection: {
    readonly kind: 'socket'
    readonly directory: string
    readonly database: 'balai'
    readonly user: 'balai'
  }
  /** It was running already: its Balai had been killed. */
  readonly adopted: boolean
  /** The major version. */
  readonly version: number
  /** Ends it, also an adopted one, and waits for the end. */
  stop(): Promise<void>
}

/**
 * A private PostgreSQL for this process alone, made at the first start and found again at every later one.
 * Throws PostgresUnavailable, with one sentence for the operator, when there can be none.
 */
export async function launchPostgres(options: LaunchOptions): Promise<RunningPostgres> {
  if (process.platform === 'win32') throw new PostgresUnavailable(noWindows)
  try {
    return await launch(options, await openCluster(options.directory))
  } catch (error) {
    throw explain(options.directory, error)
  }
}

async function launch(options: LaunchOptions, cluster: Cluster): Promise<RunningPostgres> {
  const { log = () => {}, durable = true } = options
  const binaries = await findBinaries(options.binaries ?? { kind: 'any' }, cluster)
  await initCluster(cluster, binaries, durable)

  const socket = await socketDirectory(cluster)
  const own = async () => {
    await socket.ensure()
    return ownCluster(cluster, socket.path, () => startPostmaster(cluster, binaries, options))
  }
  const first = await own()
  const adopted = first.started === null
  if (adopted) log(`Adopted the PostgreSQL that a killed Balai left behind (process ${first.pid}).`)

  const kept = keepServer(first, own, log)
  const refresh = setInterval(
    () => socket.ensure().catch((error: Error) => log(error.message)),
    60_000,
  ).unref()
  const stop = once(async () => {
    clearInterval(refresh)
    await kept.release()
    await stopServer(kept.current(), cluster)
    await socket.remove()
  })
  try {
    await removeLeftovers(draftPrefix(cluster))
    await ensureDatabase(first.session)
  } catch (error) {
    await stop()
    throw error
  }
  const connection = { kind: 'socket', directory: socket.path, database: 'balai', user: 'balai' } as const
  return { connection, adopted, version: binaries.version, stop }
}

function once(act: () => Promise<void>): () => Promise<void> {
  let acted: Promise<void> | null = null
  return () => {
    acted ??= act()
    return acted
  }
}

const noWindows =
  'The embedded PostgreSQL needs Unix sockets, which it lacks on Windows: set DATABASE_URL to a PostgreSQL 15 or newer.'
