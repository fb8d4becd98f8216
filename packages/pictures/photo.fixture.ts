import sharp from 'sharp'

/** A JPEG of one colour, as a camera writes it that says whose it is. */
export const takePhoto = (width: number, height: number, background = '#ff0000'): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background } })
    .withExif({ IFD0: { Artist: 'Ani' } })
    .jpeg()
    .toBuffer()

export interface Described {
  readonly format: string
  readonly width: number
  readonly height: number
  /** Whether anything stands in it beside the pixels. */
  readonly hasMetadata: boolean
}

export async function describePicture(bytes: Uint8Array): Promise<Described> {
  const { format, width, height, exif, xmp, iptc, icc } = await sharp(bytes).metadata()
  return { format, width, height, hasMetadata: (exif ?? xmp ?? iptc ?? icc) !== undefined }
}
