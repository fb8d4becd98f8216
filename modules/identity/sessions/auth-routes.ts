import { AppError } from '@balai/contract/app-error.ts'
import type { AccountPrincipal, Principal } from '@balai/contract/principal.ts'
import type { App } from '@balai/http/app.ts'
import type { Gate, GatedRequest, Guard } from '@balai/http/guard.ts'
import { type Static, Type } from 'typebox'
import { Installation } from '../accounts/contract.ts'
import { isFirstAccountWanted } from '../accounts/installation-store.ts'
import { registerAccount } from '../accounts/register-account.ts'
import type { CookieDeps, Guarded, PasswordDeps, SessionDeps } from '../deps.ts'
import { Credentials, LogOut, Refresh, RegistrationWithSession, Tokens } from './contract.ts'
import { logOut } from './end-sessions.ts'
import { giveTokens } from './give-tokens.ts'
import { logIn } from './log-in.ts'
import { openSession } from './open-session.ts'
import { originOf } from './origin-of.ts'
import { refreshSession } from './refresh-session.ts'
import { type CookieRequest, checkCookieWish, clearCookie, readSessionCookie } from './session-cookie.ts'

const tags = ['auth']

export function authRoutes(app: App, deps: PasswordDeps & SessionDeps & CookieDeps & Guarded): void {
  const { guard, publicUrl } = deps

  app.get(
    '/installation',
    {
      schema: {
        tags,
        summary: 'Whether this installation still waits for its first account',
        response: { 200: Installation },
      },
    },
    async () => ({ first_account_wanted: await isFirstAccountWanted(deps.db) }),
  )

  app.post(
    '/auth/register',
    {
      schema: {
        tags,
        summary: 'Register, and be logged in',
        description: 'The first account of an installation may take any role; later ones are members.',
        body: RegistrationWithSession,
        response: { 201: Tokens },
      },
      onRequest: guard.optional,
      config: { rate: 'authentication', idempotent: true },
    },
    async (request, reply) => {
      checkCookieWish(request, publicUrl)
      const origin = originOf(request)
      const account = await registerAccount(deps, {
        ...request.body,
        policy: 'strong',
        openRole: 'member',
        by: personOf(request.principal),
        address: origin.address,
      })
      const pair = await openSession(deps, account, origin)
      return giveTokens(deps, request, reply.code(201), { account, pair })
    },
  )

  app.post(
    '/auth/login',
    {
      schema: {
        tags,
        summary: 'Log in with a username or e-mail',
        body: Credentials,
        response: { 200: Tokens },
      },
      config: { rate: 'authentication' },
    },
    async (request, reply) => {
      checkCookieWish(request, publicUrl)
      const origin = originOf(request)
      const { password } = request.body
      const login = loginIn(request.body)
      const account = await logIn(deps, { login, password, address: origin.address })
      const pair = await openSession(deps, account, origin)
      return giveTokens(deps, request, reply, { account, pair })
    },
  )

  app.post(
    '/auth/refresh',
    {
      schema: {
        tags,
        summary: 'A new pair of tokens; the refresh token that was sent is replaced',
        description:
          'A client that lost the answer may ask again within 10 seconds and gets the same pair. Later use of a replaced token ends the session. A token in the session cookie stays as it is.',
        body: Refresh,
        response: { 200: Tokens },
      },
    },
    async (request, reply) => {
      checkCookieWish(request, publicUrl)
      const sent = request.body.refresh_token
      const refreshToken = sent ?? tokenInCookie(request, publicUrl)
      // a browser that is killed may come back with the cookie of half a minute ago
      const rotate = sent !== undefined
      try {
        const pair = await refreshSession(deps, { ...originOf(request), refreshToken, rotate })
        return giveTokens(deps, request, reply, { account: pair.account, pair })
      } catch (error) {
        if (request.body.session === 'cookie' && isUnauthenticated(error)) clearCookie(request, reply)
        throw error
      }
    },
  )

  app.post(
    '/auth/logout',
    {
      schema: {
        tags,
        summary: 'End the sessions of the refresh token, of the session cookie and of the Bearer token',
        body: Type.Union([LogOut, Type.Null()]),
        response: { 204: Type.Null() },
      },
      onRequest: whoeverItWas(guard),
    },
    async (request, reply) => {
      const inCookie = readSessionCookie(request, publicUrl)
      const caller = personOf(request.principal)
      const shown = [request.body?.refresh_token, inCookie].filter((token) => token != null)
      await logOut(deps, { refreshTokens: shown, caller, address: request.ip })
      if (inCookie !== null) clearCookie(request, reply)
      return reply.code(204).send(null)
    },
  )
}

/** A client that logs out late still sends its Bearer token, which has expired meanwhile. */
function whoeverItWas({ optional }: Guard): Gate {
  const pass = async (request: GatedRequest) => {
    try {
      await optional(request)
    } catch (error) {
      if (!isUnauthenticated(error)) throw error
    }
  }
  return Object.assign(pass, { credentials: optional.credentials })
}

const isUnauthenticated = (error: unknown) => error instanceof AppError && error.kind === 'unauthenticated'

/** Throws AppError `no_session`, which is how a page learns that nobody is logged in here. */
function tokenInCookie(request: CookieRequest & { body: Static<typeof Refresh> }, publicUrl: string | null) {
  if (request.body.session !== 'cookie') throw refreshTokenMissing()
  const token = readSessionCookie(request, publicUrl)
  if (token === null) throw new AppError('unauthenticated', 'no_session', 'Nobody is logged in here.')
  return token
}

const refreshTokenMissing = () =>
  new AppError('invalid', 'validation_failed', 'The request is not valid: body.refresh_token is required.', {
    errors: [{ path: 'body.refresh_token', message: 'is required', rule: 'required' }],
  })

const personOf = (principal: Principal | null): AccountPrincipal | null =>
  principal?.kind === 'account' ? principal : null

function loginIn({ login, username, email }: { login?: string; username?: string; email?: string }): string {
  const name = login ?? username ?? email
  if (name !== undefined) return name
  const message = 'Give a login: a username or an e-mail.'
  throw new AppError('invalid', 'login_name_missing', message, { errors: [{ path: 'body.login', message }] })
}
