import { AppError } from '@balai/contract/app-error.ts'
import type { AccountPrincipal, Principal } from '@balai/contract/principal.ts'
import type { App } from '@balai/http/app.ts'
import type { Gate, GatedRequest, Guard } from '@balai/http/guard.ts'
import { Type } from 'typebox'
import { Installation, Registration } from '../accounts/contract.ts'
import { isFirstAccountWanted } from '../accounts/installation-store.ts'
import { registerAccount } from '../accounts/register-account.ts'
import type { Guarded, PasswordDeps, SessionDeps } from '../deps.ts'
import { Credentials, LogOut, Refresh, Tokens } from './contract.ts'
import { logOut } from './end-sessions.ts'
import { logIn } from './log-in.ts'
import { openSession } from './open-session.ts'
import { originOf } from './origin-of.ts'
import { refreshSession } from './refresh-session.ts'
import { noStore, tokensOf } from './tokens-of.ts'

const tags = ['auth']

export function authRoutes(app: App, deps: PasswordDeps & SessionDeps & Guarded): void {
  const { guard } = deps

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
        body: Registration,
        response: { 201: Tokens },
      },
      onRequest: guard.optional,
      config: { rate: 'authentication', idempotent: true },
    },
    async (request, reply) => {
      const origin = originOf(request)
      const account = await registerAccount(deps, {
        ...request.body,
        policy: 'strong',
        openRole: 'member',
        by: personOf(request.principal),
        address: origin.address,
      })
      const pair = await openSession(deps, account, origin)
      return reply.code(201).headers(noStore).send(tokensOf(account, pair))
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
      const origin = originOf(request)
      const { password } = request.body
      const login = loginIn(request.body)
      const account = await logIn(deps, { login, password, address: origin.address })
      const pair = await openSession(deps, account, origin)
      return reply.headers(noStore).send(tokensOf(account, pair))
    },
  )

  app.post(
    '/auth/refresh',
    {
      schema: {
        tags,
        summary: 'A new pair of tokens; the refresh token that was sent is replaced',
        description:
          'A client that lost the answer may ask again within 10 seconds and gets the same pair. Later use of a replaced token ends the session.',
        body: Refresh,
        response: { 200: Tokens },
      },
    },
    async (request, reply) => {
      const refreshToken = request.body.refresh_token
      const refreshed = await refreshSession(deps, { ...originOf(request), refreshToken, rotate: true })
      return reply.headers(noStore).send(tokensOf(refreshed.account, refreshed))
    },
  )

  app.post(
    '/auth/logout',
    {
      schema: {
        tags,
        summary: 'End the session of the refresh token, of the Bearer token, or of both',
        body: Type.Union([LogOut, Type.Null()]),
        response: { 204: Type.Null() },
      },
      onRequest: whoeverItWas(guard),
    },
    async (request, reply) => {
      await logOut(deps, {
        refreshToken: request.body?.refresh_token ?? null,
        caller: personOf(request.principal),
        address: request.ip,
      })
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
      if (!(error instanceof AppError && error.kind === 'unauthenticated')) throw error
    }
  }
  return Object.assign(pass, { credentials: optional.credentials })
}

const personOf = (principal: Principal | null): AccountPrincipal | null =>
  principal?.kind === 'account' ? principal : null

function loginIn({ login, username, email }: { login?: string; username?: string; email?: string }): string {
  const name = login ?? username ?? email
  if (name !== undefined) return name
  const message = 'Give a login: a username or an e-mail.'
  throw new AppError('invalid', 'login_name_missing', message, { errors: [{ path: 'body.login', message }] })
}
