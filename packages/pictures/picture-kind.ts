export type PictureKind = 'jpeg' | 'png' | 'webp'

/** What the first twelve bytes say it is; whatever its name or its sender claim. Null for everything else. */
export function pictureKindOf(bytes: Uint8Array): PictureKind | null {
  if (beginsWith(bytes, 0, [0xff, 0xd8, 0xff])) return 'jpeg'
  if (beginsWith(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png'
  const webp = beginsWith(bytes, 0, letters('RIFF')) && beginsWith(bytes, 8, letters('WEBP'))
  return webp ? 'webp' : null
}

const beginsWith = (bytes: Uint8Array, from: number, magic: readonly number[]): boolean =>
  magic.every((byte, place) => bytes[from + place] === byte)

const letters = (text: string): number[] => [...Buffer.from(text, 'latin1')]
