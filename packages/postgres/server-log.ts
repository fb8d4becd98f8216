import { type FileHandle, open, readFile, rename, stat, statfs } from 'node:fs/promises'
import type { Cluster } from './cluster.ts'
import { errorCode } from './postgres-unavailable.ts'

const largest = 5_000_000
/** cannot_connect_now: what callers are told while it starts, no reason to end. */
const notYet = '57P03'

/** Opens the log for a server that starts; the one before it is kept once it has grown large. */
export async function openServerLog(cluster: Cluster): Promise<{ file: FileHandle; size: number }> {
  const size = await sizeOf(cluster.log)
  if (size <= largest) return { file: await open(cluster.log, 'a', 0o600), size }
  await rename(cluster.log, `${cluster.log}.1`)
  return { file: await open(cluster.log, 'a', 0o600), size: 0 }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 0
    throw error
  }
}

/** Why a server ended: its last fatal line, with the SQLSTATE, from what it wrote since the log had `size` bytes. */
export async function readFailure(
  cluster: Cluster,
  size: number,
): Promise<{ sqlstate: string; sentence: string }> {
  const written = (await readFile(cluster.log)).subarray(size).toString()
  const fatal = [...written.matchAll(/ (\w{5}) (?:FATAL|PANIC): +(.*)/g)]
    .map(([, sqlstate = '', sentence = '']) => ({ sqlstate, sentence }))
    .findLast(({ sqlstate }) => sqlstate !== notYet)
  if (fatal !== undefined) return fatal
  if (await diskIsFull(cluster.home)) return { sqlstate: '53100', sentence: 'no space left on device' }
  return {
    sqlstate: '',
    sentence: written.trim().split('\n').slice(-3).join(' | ') || 'it ended without a word',
  }
}

/** A full disk takes no log line that could say so. */
async function diskIsFull(path: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(path)
  return bavail * bsize < 100_000
}
