import { once } from 'node:events'
import { chown, mkdtemp, open, rename, rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { type Cluster, clusterVersion } from './cluster.ts'
import { errorCode, PostgresUnavailable } from './postgres-unavailable.ts'
import { spawnPostgres } from './spawn-postgres.ts'
import type { Binaries } from './try-binaries.ts'

/** Directories in which a cluster is being made have names that begin so. */
export const draftPrefix = (cluster: Cluster): string => `${cluster.directory}.init-`

/**
 * Makes the cluster in a draft directory and then renames it, so that a kill at any moment leaves all of it or nothing.
 * Of two starts that do this at once the first to rename wins, and the other finds its cluster there.
 */
export async function initCluster(cluster: Cluster, binaries: Binaries, durable: boolean): Promise<void> {
  if ((await clusterVersion(cluster)) !== null) return
  const draft = await mkdtemp(draftPrefix(cluster))
  try {
    if (cluster.runAs !== null) await chown(draft, cluster.runAs.uid, cluster.runAs.gid)
    await runInitdb(draft, cluster, binaries, durable)
    await rename(draft, cluster.directory)
    await syncDirectory(cluster.home)
  } catch (error) {
    if ((await clusterVersion(cluster)) === null) throw inTheWay(cluster, error)
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

async function runInitdb(
  draft: string,
  cluster: Cluster,
  binaries: Binaries,
  durable: boolean,
): Promise<void> {
  const initdb = await spawnPostgres({
    binaries,
    program: 'initdb',
    directory: draft,
    flags: initdbFlags(binaries.version, durable),
    runAs: cluster.runAs,
    stderr: 'pipe',
  })
  const [said, [code]] = await Promise.all([text(initdb.stderr as Readable), once(initdb, 'exit')])
  if (code === 0) return
  const reason = /(?:FATAL|PANIC|error): +(.*)/.exec(said)?.[1] ?? `initdb ended with ${code}`
  throw new PostgresUnavailable(`No database could be made in "${cluster.home}": ${reason}.`)
}

/** The order of C.UTF-8 is by code point; since 17 it is PostgreSQL's own, which no update of libc changes. */
function initdbFlags(version: number, durable: boolean): string[] {
  return [
    '--username=balai',
    '--auth-local=trust',
    '--auth-host=reject',
    '--encoding=UTF8',
    process.platform === 'darwin' ? '--locale=C' : '--locale=C.UTF-8',
    ...(version < 17 ? [] : ['--locale-provider=builtin', '--builtin-locale=C.UTF-8']),
    '--data-checksums',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ]
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path)
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}

function inTheWay(cluster: Cluster, error: unknown): unknown {
  if (!['ENOTEMPTY', 'EEXIST'].includes(errorCode(error))) return error
  return new PostgresUnavailable(
    `"${cluster.directory}" has files in it, but no database: move it away, and Balai makes a new one.`,
  )
}
