import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { Cluster } from './cluster.ts'
import { readLockFile } from './lock-file.ts'
import type { OwnedServer } from './own-cluster.ts'
import { errorCode } from './postgres-unavailable.ts'
import { hasEnded, type Postmaster } from './start-postmaster.ts'

const patienceMs = 60_000

/**
 * Fast shutdown: sessions are cut, everything is written, and the server has ended when this returns. Our own session
 * ends with it and not before, so that nobody can claim a server that is about to go.
 */
export async function stopServer({ pid, started, session }: OwnedServer, cluster: Cluster): Promise<void> {
  if (await isRunning(pid, started, cluster)) {
    signal(pid, 'SIGINT')
    const impatience = setTimeout(() => signal(pid, 'SIGQUIT'), patienceMs)
    await (started === null ? adoptedEnd(pid, cluster) : childEnd(started))
    clearTimeout(impatience)
  }
  await session.end()
}

async function isRunning(pid: number, started: Postmaster | null, cluster: Cluster): Promise<boolean> {
  if (started !== null) return !hasEnded(started)
  return (await readLockFile(cluster))?.pid === pid && signal(pid, 0)
}

/** False when there is no such process any more. */
function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name)
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return false
    throw error
  }
}

async function childEnd({ process: child }: Postmaster): Promise<void> {
  child.ref()
  await once(child, 'exit')
}

/** Not our child, so that nothing tells us; its lock file goes when it has written everything. */
async function adoptedEnd(pid: number, cluster: Cluster): Promise<void> {
  while (await isRunning(pid, null, cluster)) await delay(10)
}
