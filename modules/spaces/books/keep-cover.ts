import type { Blob } from '@balai/blob/blob.ts'
import { newId } from '@balai/db/new-id.ts'
import { type Rendition, readPicture } from '@balai/pictures/read-picture.ts'
import type { Deps } from '../deps.ts'
import { mostPictureBytes } from '../pictures/accept-pictures.ts'
import type { CoverSize } from './contract.ts'
import { replaceCover } from './cover-store.ts'
import type { StockedTitle } from './title-list-store.ts'
import { requireTitle } from './title-store.ts'

export interface CoverDeps extends Deps {
  readonly blob: Blob
}

/** The blob of a cover. Each version has blobs of its own, so that one that is being read never changes. */
export const coverKey = (version: string, size: CoverSize): string => `covers/${version}-${size}.webp`

/**
 * Draws the picture anew as the cover of a title. The title names it once its blobs are safe; those of the one before
 * then go. Throws `title_not_found` and as `readPicture`.
 */
export async function putCover(
  { db, now, blob }: CoverDeps,
  titleId: string,
  picture: AsyncIterable<Uint8Array>,
): Promise<StockedTitle> {
  await requireTitle(db, titleId)
  const [small, large] = await readPicture(picture, { maxBytes: mostPictureBytes, widths: [160, 640] })
  const version = newId()
  await putRendition(blob, coverKey(version, 'small'), small)
  await putRendition(blob, coverKey(version, 'large'), large)
  await removeBlobs(blob, await replaceCover(db, titleId, version, now()))
  return await requireTitle(db, titleId)
}

/** Throws `title_not_found`. */
export async function removeCover({ db, now, blob }: CoverDeps, titleId: string): Promise<void> {
  await removeBlobs(blob, await replaceCover(db, titleId, null, now()))
}

async function putRendition(blob: Blob, key: string, rendition: Rendition | undefined): Promise<void> {
  if (rendition !== undefined) await blob.put(key, rendition.bytes, { contentType: 'image/webp' })
}

async function removeBlobs(blob: Blob, version: string | null): Promise<void> {
  if (version === null) return
  await blob.remove(coverKey(version, 'small'))
  await blob.remove(coverKey(version, 'large'))
}
