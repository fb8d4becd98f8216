import type { Readable } from 'node:stream'
import { AppError } from '@balai/contract/app-error.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { hasAlready } from './if-none-match.ts'

export interface StoredFile {
  /** Names these very bytes: others have another key. */
  readonly key: string
  /** Whether the URL names the key too, and so will never mean other bytes. */
  readonly isVersioned: boolean
  /** Null when it is gone. */
  readonly read: (key: string) => Promise<StoredBytes | null>
}

interface StoredBytes {
  readonly content: Readable
  readonly size: number
  readonly contentType: string
}

/** Sends a file that is kept outside of the database, or 304 to whoever has it. Throws `file_not_found`. */
export async function sendStored(
  request: FastifyRequest,
  reply: FastifyReply,
  { key, isVersioned, read }: StoredFile,
): Promise<FastifyReply> {
  const etag = `"${key}"`
  const headers = {
    etag,
    'cache-control': isVersioned ? 'public, max-age=31536000, immutable' : 'public, no-cache',
    // whatever it holds, a browser takes it for nothing else
    'x-content-type-options': 'nosniff',
  }
  if (hasAlready(request.headers, etag)) return reply.code(304).headers(headers).send()
  const stored = await read(key)
  if (stored === null) throw new AppError('not_found', 'file_not_found', 'There is no such file.')
  const { contentType, size, content } = stored
  return reply
    .headers({ ...headers, 'content-length': size })
    .type(contentType)
    .send(content)
}
