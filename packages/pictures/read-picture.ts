import { AppError } from '@balai/contract/app-error.ts'
import type { Sharp, SharpOptions } from 'sharp'
import { gatherBytes } from './gather-bytes.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { pictureKindOf } from './picture-kind.ts'

export interface PictureWishes {
  /** Of the file. */
  readonly maxBytes: number
  /** Width times height, 40,000,000 unless told. */
  readonly maxPixels?: number
  /** A rendition is as wide as this, or as the picture if that is narrower; at most four times as tall. */
  readonly widths: readonly number[]
}

/** Upright, as WebP in sRGB, with nothing of what the camera wrote beside the pixels. */
export interface Rendition {
  readonly width: number
  readonly height: number
  readonly bytes: Buffer
}

/**
 * Somebody's JPEG, PNG or WebP as renditions that are safe to serve, one for each width: drawn anew, so that nothing
 * else in the file survives. Of a moving picture, the first frame. Its kind and its size are judged before a pixel is
 * decoded. Throws `unsupported_picture`, `picture_too_large` and `broken_picture`.
 */
export async function readPicture(
  content: AsyncIterable<Uint8Array> | Uint8Array,
  { maxBytes, maxPixels = 40_000_000, widths }: PictureWishes,
): Promise<Rendition[]> {
  const bytes = await gatherBytes(content, maxBytes)
  if (pictureKindOf(bytes) === null) throw unsupportedPicture()
  return await decoding(async () => {
    const sharp = await loadSharp()
    await checkSize(sharp(bytes, { ...careful, limitInputPixels: false }), maxPixels)
    const whole = sharp(bytes, { ...careful, limitInputPixels: maxPixels })
    // decoded once, to what the widest needs: the others are drawn from that
    const { data, info } = await draw(fit(whole, Math.max(...widths)).raw())
    const renditions: Rendition[] = []
    for (const width of widths) {
      const drawn = await draw(fit(sharp(data, { raw: info }), width).webp({ quality: 82 }))
      renditions.push({ width: drawn.info.width, height: drawn.info.height, bytes: drawn.data })
    }
    return renditions
  })
}

/** A picture of 40 million pixels may take 200 MB while it is decoded: the house has room for one. */
const decoding = oneAtATime()

/** Loaded with the first picture, because most processes never see one and it takes tens of megabytes. */
async function loadSharp() {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  // whatever a file may make of itself once it is open: no other decoder is ever asked
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: loaders })
  return sharp
}

const loaders = ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer']

/** A photo that breaks off half way is refused; one with a harmless flaw, as some cameras make, is not. */
const careful = { failOn: 'error', animated: false, autoOrient: true } as const satisfies SharpOptions

/** Reads the head of the file alone. */
async function checkSize(picture: Sharp, maxPixels: number): Promise<void> {
  const { width, height } = await orBroken(picture.metadata())
  if (width * height <= maxPixels) return
  const message = `This picture has ${width} x ${height} pixels; ${maxPixels / 1_000_000} million are the most.`
  throw new AppError('too_large', 'picture_too_large', message)
}

const fit = (picture: Sharp, width: number): Sharp =>
  picture.resize({ width, height: 4 * width, fit: 'inside', withoutEnlargement: true })

const draw = (picture: Sharp) =>
  orBroken(picture.timeout({ seconds: 30 }).toBuffer({ resolveWithObject: true }))

/** What libvips says of a file is for its own authors, and whatever it is, the file cannot be used. */
async function orBroken<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work
  } catch {
    throw new AppError('unprocessable', 'broken_picture', 'This picture is damaged or incomplete.')
  }
}

const unsupportedPicture = () =>
  new AppError('unsupported_media_type', 'unsupported_picture', 'Send a picture as JPEG, PNG or WebP.')
