import { readdir, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Removes what killed starts left behind under names that begin with `prefix`, an absolute path. What resists stays. */
export async function removeLeftovers(prefix: string, { olderThanMinutes = 0 } = {}): Promise<void> {
  const directory = dirname(prefix)
  const latest = Date.now() - olderThanMinutes * 60_000
  for (const name of await readdir(directory)) {
    const path = join(directory, name)
    if (name.startsWith(basename(prefix))) await removeOlder(path, latest).catch(() => {})
  }
}

async function removeOlder(path: string, latest: number): Promise<void> {
  const { mtimeMs } = await stat(path)
  // an initdb that outlived its Balai may still write there: hence the retries
  if (mtimeMs <= latest) await rm(path, { recursive: true, force: true, maxRetries: 3 })
}
