import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AppError } from '@balai/contract/app-error.ts'
import type { App } from '@balai/http/app.ts'
import fastifyStatic from '@fastify/static'
import type { FastifyReply } from 'fastify'

/** Where `npm run build` leaves the web app. */
export const builtWeb: string = fileURLToPath(new URL('../web/dist', import.meta.url))

export const isBuilt = (directory: string): boolean => existsSync(join(directory, 'index.html'))

/**
 * Serves the built web app at `/`. Files are read when they are asked for, so a new build needs no restart; only a file
 * that is new beside index.html does.
 */
export async function serveWeb(app: App, directory: string): Promise<void> {
  await app.register(fastifyStatic, { root: directory, serve: false, preCompressed: true })
  // a page of forty files must lock nobody out, and is no news
  const options = { config: { rate: 'unlimited', quiet: true }, schema: { hide: true } } as const

  app.get('/', options, (_request, reply) => sendPage(reply))
  // by this name the service worker lays it up
  app.get('/index.html', options, (_request, reply) => sendPage(reply))
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const { name } = entry
    if (name === 'index.html' || !isPublic(name)) continue
    if (entry.isDirectory()) {
      app.get<{ Params: { '*': string } }>(`/${name}/*`, options, ({ params }, reply) => {
        if (!isPublic(params['*'])) throw noFile()
        return sendFile(reply, `${name}/${params['*']}`)
      })
    } else if (!isCompressed(name)) {
      app.get(`/${name}`, options, (_request, reply) => sendFile(reply, name))
    }
  }
}

/** The one page of the app, which finds out from the URL what to show. */
export function sendPage(reply: FastifyReply): FastifyReply {
  reply.header('permissions-policy', permissions)
  return sendFile(reply.code(200), 'index.html')
}

/** Vite names what lies in assets after its content, so that never changes; all else is asked for anew, by its ETag. */
function sendFile(reply: FastifyReply, path: string): FastifyReply {
  if (path.startsWith('assets/')) return reply.sendFile(path, { immutable: true, maxAge: '365d' })
  return reply.header('cache-control', 'no-cache').sendFile(path, { cacheControl: false })
}

/** Whether no part of the path begins with a dot, as `..` and `.git` do, or holds anything that a build would not. */
const isPublic = (path: string): boolean => /^(?:[\w-][\w.-]*\/)*[\w-][\w.-]*$/.test(path)

const isCompressed = (name: string): boolean => /\.(?:br|gz)$/.test(name)

const noFile = () => new AppError('not_found', 'route_not_found', 'There is nothing at this path.')

/** The door reads codes with the camera and keeps its screen awake; nothing asks for more. */
const used = 'camera fullscreen screen-wake-lock'
const unused =
  'accelerometer browsing-topics display-capture geolocation gyroscope hid idle-detection magnetometer microphone midi ' +
  'payment serial usb xr-spatial-tracking'
const allow = (features: string, whom: string) => features.split(' ').map((feature) => `${feature}=${whom}`)
const permissions = [...allow(used, '(self)'), ...allow(unused, '()')].join(', ')
