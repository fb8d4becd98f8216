import { randomUUID } from 'node:crypto'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFolder } from './folders.ts'

export interface Drafts {
  /** Gives `work` the path of a draft that is not there yet; what it leaves there is removed. */
  make(work: (draft: string) => Promise<void>): Promise<void>
}

/** Files that are being written. Those of a killed process are removed an hour or two later, with the next draft. */
export function openDrafts(directory: string): Drafts {
  let tidied = Number.NEGATIVE_INFINITY

  async function tidyUp(now: number): Promise<void> {
    if (now - tidied < abandonedMs) return
    tidied = now
    await removeAbandoned(directory, now - abandonedMs)
  }

  return {
    async make(work) {
      await makeFolder(directory)
      await tidyUp(Date.now())
      const draft = join(directory, randomUUID())
      try {
        await work(draft)
      } finally {
        await rm(draft, { force: true })
      }
    },
  }
}

/** No request takes nearly so long: its draft was written to within minutes. */
const abandonedMs = 60 * 60 * 1_000

async function removeAbandoned(directory: string, before: number): Promise<void> {
  for (const name of await readdir(directory)) {
    const path = join(directory, name)
    // another process may have finished it meanwhile, or removed it
    const draft = await stat(path).catch(() => null)
    if (draft !== null && draft.mtimeMs < before) await rm(path, { force: true })
  }
}
