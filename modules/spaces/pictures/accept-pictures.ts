import type { Readable } from 'node:stream'
import { AppError } from '@balai/contract/app-error.ts'
import type { App } from '@balai/http/app.ts'
import { Type } from 'typebox'

/** Of a file that somebody sends; a photo of a phone's camera has four to eight. */
export const mostPictureBytes = 12 * 1_048_576

/** The body of a route that takes a picture: the file itself, as `curl --data-binary @cover.jpg` sends it. */
export const PictureBody = {
  content: {
    'image/jpeg': { schema: Type.Any() },
    'image/png': { schema: Type.Any() },
    'image/webp': { schema: Type.Any() },
  },
}

/** Routes whose body is a picture, in a plugin of their own because it is read as it comes. */
export function acceptPictures(app: App, routes: (scope: App) => void): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    // what the sender calls it is not believed: `readPicture` looks at its bytes
    scope.addContentTypeParser(
      /^(?:image\/(?:jpeg|png|webp)|application\/octet-stream)\s*(?:;|$)/i,
      (_request, payload, done) => done(null, payload),
    )
    scope.addContentTypeParser('*', (_request, _payload, done) => done(unsupportedPicture()))
    // what is left of a picture that was refused half way would be taken for the next request on its connection
    scope.addHook('onSend', async (request, reply) => {
      if (!request.raw.complete) reply.header('connection', 'close')
    })
    routes(scope as App)
  })
}

/** The picture as it comes in. Throws `unsupported_picture` when there is no body. */
export function pictureOf({ body }: { readonly body: unknown }): Readable {
  if (body === undefined || body === null) throw unsupportedPicture()
  return body as Readable
}

const unsupportedPicture = () =>
  new AppError('unsupported_media_type', 'unsupported_picture', 'Send a picture as JPEG, PNG or WebP.')
