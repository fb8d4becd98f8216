import { rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Blob } from './blob.ts'
import { assertBlobKey } from './blob-key.ts'
import { openDrafts } from './drafts.ts'
import { makeFolder, syncFolder } from './folders.ts'
import { readObject, writeObject } from './object-file.ts'

/**
 * One file for each object. It is written among the drafts, reaches the disk, and only then gets its name: so what has
 * a name is whole, and what a killed process left half done never has one. Several processes may share the directory.
 */
export function openDiskBlob(directory: string): Blob {
  const drafts = openDrafts(join(directory, 'drafts'))
  const pathOf = (key: string): string => join(directory, 'objects', assertBlobKey(key))
  return {
    async put(key, content, { contentType }) {
      const path = pathOf(key)
      await drafts.make(async (draft) => {
        await writeObject(draft, content, contentType)
        await makeFolder(dirname(path))
        await rename(draft, path)
        await syncFolder(dirname(path))
      })
    },
    read: async (key) => await readObject(pathOf(key)),
    async remove(key) {
      await rm(pathOf(key), { force: true })
    },
  }
}
