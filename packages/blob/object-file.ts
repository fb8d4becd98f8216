import { type FileHandle, open } from 'node:fs/promises'
import type { BlobContent, StoredBlob } from './blob.ts'

/** A file that holds its content type beside the content cannot lose one of them. */
const headLength = 128

/** Answers when all of it has reached the disk. */
export async function writeObject(path: string, content: BlobContent, contentType: string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.appendFile(headOf(contentType))
    const parts = content instanceof Uint8Array ? [content] : content
    for await (const part of parts) await file.appendFile(part)
    await file.sync()
  } finally {
    await file.close()
  }
}

export async function readObject(path: string): Promise<StoredBlob | null> {
  const file = await openIfThere(path)
  if (file === null) return null
  try {
    const { buffer: head } = await file.read(Buffer.alloc(headLength), 0, headLength, 0)
    const { size } = await file.stat()
    return {
      contentType: head.toString('latin1').trimEnd(),
      size: size - headLength,
      content: file.createReadStream({ start: headLength }),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

function headOf(contentType: string): Buffer {
  const head = Buffer.from(`${contentType.padEnd(headLength - 1)}\n`, 'latin1')
  if (head.length === headLength) return head
  throw new Error(`This content type is too long: ${contentType}`)
}

async function openIfThere(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
