import type { ChildProcess } from 'node:child_process'
import type { Cluster } from './cluster.ts'
import { mayBePostmaster, readLockFile } from './lock-file.ts'
import { openServerLog } from './server-log.ts'
import { serverFlags, type Tuning } from './server-settings.ts'
import { spawnPostgres } from './spawn-postgres.ts'
import type { Binaries } from './try-binaries.ts'

/** A server that this process started. It outlives us unless it is stopped. */
export interface Postmaster {
  readonly process: ChildProcess
  /** How large the log was before. */
  readonly logSize: number
}

export async function startPostmaster(
  cluster: Cluster,
  binaries: Binaries,
  tuning: Tuning,
): Promise<Postmaster> {
  const { file, size } = await openServerLog(cluster)
  try {
    const process = await spawnPostgres({
      binaries,
      program: 'postgres',
      directory: cluster.directory,
      flags: serverFlags(binaries.version, tuning),
      runAs: cluster.runAs,
      stderr: file.fd,
      environment: await overStaleLock(cluster),
    })
    process.unref()
    return { process, logSize: size }
  } finally {
    await file.close()
  }
}

export function hasEnded({ process }: Postmaster): boolean {
  return process.exitCode !== null || process.signalCode !== null
}

/**
 * PostgreSQL honours a lock file as long as any process of its user has the id in it, unless that is its own
 * grandparent; named as such, a stranger's id counts as stale, and PostgreSQL's other precautions stay in force.
 */
async function overStaleLock(cluster: Cluster): Promise<Record<string, string>> {
  const lock = await readLockFile(cluster)
  if (lock === null || (await mayBePostmaster(lock, cluster))) return {}
  return { PG_GRANDPARENT_PID: String(lock.pid) }
}
