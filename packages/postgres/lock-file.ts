import { readFile, readlink, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import type { Cluster } from './cluster.ts'
import { errorCode } from './postgres-unavailable.ts'

/** PostgreSQL's `postmaster.pid`: who serves the cluster, or served it when nobody removed the file. */
export interface LockFile {
  readonly pid: number
  /** Seconds since 1970. */
  readonly startedAt: number
}

export async function readLockFile(cluster: Cluster): Promise<LockFile | null> {
  try {
    return parseLockFile(await readFile(join(cluster.directory, 'postmaster.pid'), 'utf8'))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

export function parseLockFile(content: string): LockFile {
  const [pid, , startedAt] = content.split('\n')
  return { pid: Number(pid), startedAt: Number(startedAt) }
}

/**
 * Whether the process of the lock file may be the cluster's postmaster. After a restart of the machine or a container
 * its id often belongs to another process. Without /proc, or a right to look there, nothing speaks against it.
 */
export async function mayBePostmaster({ pid }: LockFile, cluster: Cluster): Promise<boolean> {
  if (process.platform !== 'linux') return true
  try {
    if ((await readFile(`/proc/${pid}/comm`, 'utf8')).trim() !== 'postgres') return false
    return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(cluster.directory))
  } catch (error) {
    return errorCode(error) !== 'ENOENT'
  }
}
