import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Cluster } from './cluster.ts'
import { type Binaries, tryBinaries } from './try-binaries.ts'

/** The PostgreSQL of the machine itself: what `pg_config` names, then Debian's, newest first. */
export async function* systemBinaries(cluster: Cluster): AsyncGenerator<Binaries> {
  for (const directory of new Set([...(await configured()), ...(await debians())])) {
    const tried = await tryBinaries(directory, cluster.runAs)
    if (tried.kind === 'runs') yield tried.binaries
  }
}

async function configured(): Promise<string[]> {
  try {
    const { stdout } = await promisify(execFile)('pg_config', ['--bindir'])
    return [stdout.trim()]
  } catch {
    return []
  }
}

async function debians(): Promise<string[]> {
  const root = '/usr/lib/postgresql'
  const versions = await readdir(root).catch(() => [])
  return versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(root, version, 'bin'))
}
