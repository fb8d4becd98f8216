import type { Blob } from './blob.ts'
import { openDiskBlob } from './disk-blob.ts'

/** Where blobs are kept; a bucket will be another kind. */
export type BlobSettings = { readonly kind: 'disk'; readonly directory: string }

/** Touches nothing yet: the directory is made with its first object. */
export const createBlob = ({ directory }: BlobSettings): Blob => openDiskBlob(directory)
