import { AppError } from '@balai/contract/app-error.ts'
import { Type } from 'typebox'
import type { App } from './app.ts'

/** The `body` of a route's schema: what OpenAPI says of a file that nobody has in hand. */
export const CsvBody = { content: { 'text/csv': { schema: Type.Any() } } }

/** Routes that `add` registers take a CSV and read it as it comes, by `csvOf`; in a plugin of their own. */
export function takeCsv(app: App, add: (scope: App) => void): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('text/csv', (request, payload, done) => {
      done(null, new Upload(payload, request.headers['content-length']))
    })
    scope.addContentTypeParser('*', (_request, _payload, done) => {
      done(new AppError('unsupported_media_type', 'unsupported_media_type', 'Send the file as text/csv.'))
    })
    // what is left of a file that was refused half way would be taken for the next request on its connection
    scope.addHook('onSend', async (request, reply) => {
      if (!request.raw.complete) reply.header('connection', 'close')
    })
    add(scope as App)
  })
}

/** The bytes of the file. Throws AppError `empty_file` where there is none. */
export function csvOf(body: unknown): AsyncIterable<Buffer> {
  if (!(body instanceof Upload)) throw new AppError('invalid', 'empty_file', 'The file is empty.')
  return body.bytes
}

/** What an Idempotency-Key compares of a file is its length: the file itself is never in hand. */
class Upload {
  readonly bytes: AsyncIterable<Buffer>
  readonly #length: string | undefined

  constructor(bytes: AsyncIterable<Buffer>, length: string | undefined) {
    this.bytes = bytes
    this.#length = length
  }

  toJSON(): object {
    return { content_length: this.#length }
  }
}
