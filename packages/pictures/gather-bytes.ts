import { AppError } from '@balai/contract/app-error.ts'

/** The whole file, which is refused as soon as it is longer than it may be: `picture_too_large`. */
export async function gatherBytes(
  content: AsyncIterable<Uint8Array> | Uint8Array,
  maxBytes: number,
): Promise<Uint8Array> {
  if (content instanceof Uint8Array) {
    if (content.length > maxBytes) throw tooLarge(maxBytes)
    return content
  }
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of content) {
    length += part.length
    if (length > maxBytes) throw tooLarge(maxBytes)
    parts.push(part)
  }
  return Buffer.concat(parts, length)
}

const tooLarge = (maxBytes: number) =>
  new AppError(
    'too_large',
    'picture_too_large',
    `A picture may have ${Math.floor(maxBytes / 1_048_576)} MiB at most.`,
  )
