import { AppError } from '@balai/contract/app-error.ts'
import type { CookieSerializeOptions } from '@fastify/cookie'
import { type BrowserRequest, refuseCrossSite } from './cross-site.ts'
import type { TokenPair } from './open-session.ts'

/** What requests and replies have beside the plugin @fastify/cookie. */
export interface CookieRequest extends BrowserRequest {
  readonly cookies: Readonly<Record<string, string | undefined>>
  readonly protocol: string
  readonly mediaType?: string | undefined
}
export interface CookieReply {
  header(name: string, value: string): unknown
  setCookie(name: string, value: string, options: CookieSerializeOptions): unknown
}

/** Where no script can read it; browsers send it to the routes below its path and to nobody else. */
const name = 'balai_refresh'
const path = '/api/v1/auth'

/** The refresh token that a browser keeps for us; null when it has none. Throws as `refuseCrossSite` does. */
export function readSessionCookie(request: CookieRequest, publicUrl: string | null): string | null {
  const token = request.cookies[name]
  if (token === undefined) return null
  refuseCrossSite(request, publicUrl)
  // a form can be sent from any page, and cannot send this
  if (request.mediaType !== 'application/json') throw notJson()
  return token
}

/** Nobody else's page logs somebody in here, as whomever. Throws as `refuseCrossSite` does. */
export function checkCookieWish(
  request: CookieRequest & { readonly body: { readonly session?: 'cookie' } },
  publicUrl: string | null,
): void {
  if (request.body.session === 'cookie') refuseCrossSite(request, publicUrl)
}

/** Keeps the session in the browser for as long as it would live unused. */
export function keepInCookie(request: CookieRequest, reply: CookieReply, pair: TokenPair, now: Date): void {
  const maxAge = Math.floor((pair.sessionExpiresAt.getTime() - now.getTime()) / 1000)
  setCookie(request, reply, pair.refreshToken, maxAge)
}

export function clearCookie(request: CookieRequest, reply: CookieReply): void {
  setCookie(request, reply, '', 0)
}

function setCookie(request: CookieRequest, reply: CookieReply, token: string, maxAge: number): void {
  reply.setCookie(name, token, {
    path,
    maxAge,
    httpOnly: true,
    sameSite: 'strict',
    // a hall's Wi-Fi often serves Balai by plain HTTP, where a browser would not keep a secure cookie
    secure: request.protocol === 'https' || cameByTls(request),
  })
}

/** Behind a proxy that we were not told of, the browser still says how it came. */
const cameByTls = ({ headers }: CookieRequest): boolean => headers.origin?.startsWith('https:') === true

const notJson = () =>
  new AppError(
    'unsupported_media_type',
    'unsupported_media_type',
    'A request with the session cookie must be sent as application/json, and the header Content-Type must say so.',
  )
