import { createHash } from 'node:crypto'
import { lstat, readlink, realpath, rename, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Cluster } from './cluster.ts'
import { errorCode, PostgresUnavailable } from './postgres-unavailable.ts'

export interface SocketDirectory {
  /** What clients connect through. */
  readonly path: string
  /** Makes sure that the path leads to the cluster. */
  ensure(): Promise<void>
  remove(): Promise<void>
}

/** A socket's path has 108 bytes with its final zero on Linux, 104 on macOS. */
const longest = 103 - '/.s.PGSQL.5432'.length

/**
 * The socket lies in the cluster's own directory, 0700. When that has too long a path for a client, a short symbolic
 * link leads there; it may be lost to a cleaner of temporary files and made again while the server runs.
 */
export async function socketDirectory(cluster: Cluster): Promise<SocketDirectory> {
  const target = await realpath(cluster.directory)
  if (Buffer.byteLength(target) <= longest)
    return { path: target, ensure: async () => {}, remove: async () => {} }
  const path = shortPath(target)
  return { path, ensure: () => ensureLink(path, target), remove: () => rm(path, { force: true }) }
}

function shortPath(target: string): string {
  const name = createHash('sha256').update(`${process.getuid?.()} ${target}`).digest('hex').slice(0, 16)
  const temporary = tmpdir()
  return join(Buffer.byteLength(temporary) > longest - 24 ? '/tmp' : temporary, `balai-${name}`)
}

async function ensureLink(path: string, target: string): Promise<void> {
  if ((await linkTarget(path)) === target) return
  const fresh = `${path}.${process.pid}`
  await rm(fresh, { force: true })
  await symlink(target, fresh)
  await rename(fresh, path)
}

/** Anybody may write to the temporary directory: a stranger's link would lead us to a stranger's server. */
async function linkTarget(path: string): Promise<string | null> {
  try {
    if ((await lstat(path)).uid === process.getuid?.()) return await readlink(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
  throw new PostgresUnavailable(
    `"${path}" is needed for the database's socket, but belongs to another user: remove it.`,
  )
}
