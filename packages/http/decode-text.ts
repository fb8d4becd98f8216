import { TextDecoder } from 'node:util'
import { AppError } from '@balai/contract/app-error.ts'

const mostBytes = 64 * 1024 * 1024

/**
 * UTF-8 without byte order mark, with `\n` for every kind of line break.
 * Throws `invalid_utf8`, `file_too_large` and, when the sender goes away in the middle, `upload_aborted`.
 */
export async function* decodeText(body: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let bytes = 0
  let held = ''
  for await (const chunk of arriving(body)) {
    bytes += chunk.length
    if (bytes > mostBytes)
      throw new AppError('too_large', 'file_too_large', 'The file is larger than 64 MiB.')
    const text = held + decode(decoder, chunk)
    // the second half of a line break may be in the next chunk
    held = text.endsWith('\r') ? '\r' : ''
    yield withPlainBreaks(text.slice(0, text.length - held.length))
  }
  yield withPlainBreaks(held + decode(decoder))
}

async function* arriving(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* body
  } catch {
    throw new AppError('invalid', 'upload_aborted', 'The upload broke off.')
  }
}

function decode(decoder: TextDecoder, chunk?: Buffer): string {
  let text: string
  try {
    text = chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true })
  } catch {
    throw new AppError('invalid', 'invalid_utf8', 'The file is not UTF-8; save it as "CSV UTF-8".')
  }
  if (!text.includes('\0')) return text
  throw new AppError('invalid', 'invalid_utf8', 'The file has NUL characters; save it as "CSV UTF-8".')
}

const withPlainBreaks = (text: string): string => text.replace(/\r\n?/g, '\n')
