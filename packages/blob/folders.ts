import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'

/** With those above it; a new folder is itself an entry that must reach the disk. */
export async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  for (let made = path; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made))
}

/** A renamed file is safe once its folder has reached the disk; Windows sees to that by itself and offers no way. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
