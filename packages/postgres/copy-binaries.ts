import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Cluster } from './cluster.ts'
import { errorCode } from './postgres-unavailable.ts'
import { removeLeftovers } from './remove-leftovers.ts'

/** Root's own directories may be closed to the user that runs PostgreSQL; this one everybody may enter. */
const openToAll = '/var/cache/balai'

/** Copies an installed package out once, 55 MB, to where PostgreSQL's user can reach it; answers with the copy's place. */
export async function copyBinaries(installed: string, cluster: Cluster): Promise<string> {
  const { version } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'))
  const parent = cluster.runAs === null ? cluster.home : openToAll
  const copy = join(parent, `postgresql-${version}`)
  if (!(await exists(copy))) await copyWhole(installed, copy)
  return copy
}

/** Copies under another name and renames, so that a copy that was cut short is never taken for one. */
async function copyWhole(installed: string, copy: string): Promise<void> {
  const created = await mkdir(dirname(copy), { recursive: true })
  if (created !== undefined) await chmod(dirname(copy), 0o755)
  await removeLeftovers(`${copy}.part-`, { olderThanMinutes: 10 })
  const part = await mkdtemp(`${copy}.part-`)
  try {
    await cp(join(installed, 'native'), join(part, 'native'), { recursive: true, verbatimSymlinks: true })
    await openToReaders(part)
    await rename(part, copy)
  } catch (error) {
    if (!(await exists(copy))) throw error
  } finally {
    await rm(part, { recursive: true, force: true })
  }
}

/** Whatever umask npm ran under, everybody may read and run the copy. */
async function openToReaders(directory: string): Promise<void> {
  await chmod(directory, 0o755)
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    const runs = entry.isDirectory() || basename(entry.parentPath) === 'bin'
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), runs ? 0o755 : 0o644)
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false
    throw error
  }
}
