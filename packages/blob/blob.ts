import type { Readable } from 'node:stream'

/** Objects under keys: pictures and files that are too large for a row. */
export interface Blob {
  /** All of it or nothing; replaces what was there. Once answered, it survives a crash. */
  put(key: string, content: BlobContent, about: { readonly contentType: string }): Promise<void>
  /** Null when there is none. Whoever gets a stream reads it to its end or destroys it. */
  read(key: string): Promise<StoredBlob | null>
  /** Gone afterwards, also when it was not there. */
  remove(key: string): Promise<void>
}

/** A stream (a Readable is one), or bytes. */
export type BlobContent = AsyncIterable<Uint8Array> | Uint8Array

export interface StoredBlob {
  readonly content: Readable
  /** In bytes. */
  readonly size: number
  readonly contentType: string
}
