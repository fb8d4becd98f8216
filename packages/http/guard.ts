import { AppError } from '@balai/contract/app-error.ts'
import type { AccountPrincipal, ApiKeyPrincipal, Principal, Role, Scope } from '@balai/contract/principal.ts'
import { requireScope } from '@balai/contract/require-scope.ts'
import type { FastifyRequest } from 'fastify'
import type { TokenClaims, Tokens } from './tokens.ts'

/** Whether the account behind a token may still come in; null when it is gone, suspended, or its password changed. */
export interface AccountGate {
  admit(claims: TokenClaims, token: string): Promise<AccountPrincipal | null>
}

/** Who holds this API key; null when nobody does, or it is revoked or expired. */
export interface ApiKeyGate {
  admit(key: string): Promise<ApiKeyPrincipal | null>
}

/**
 * A route's `onRequest` hook: it runs before the body is read, so that strangers learn nothing from validation.
 * May be called again for the same request, to learn whether its caller would still come in, and as whom.
 * `credentials` says in OpenAPI how a caller may come in.
 */
export interface Gate {
  (request: GatedRequest): Promise<void>
  readonly credentials: readonly Credentials[]
}

export type Credentials = 'bearer' | 'api_key' | 'none'

/** What a gate needs of a request, whatever the route's own types are. */
export type GatedRequest = Pick<FastifyRequest, 'headers' | 'principal'>

export interface Guard {
  /** Any account. */
  readonly account: Gate
  /** Anybody; but whoever shows a credential must show a good one. */
  readonly optional: Gate
  /** An account with one of these roles. */
  role(...roles: readonly [Role, ...Role[]]): Gate
  /** An API key with this scope, or any account: what an account may do is for the use case to say. */
  scope(scope: Scope): Gate
}

export interface GuardOptions {
  readonly tokens: Tokens
  readonly accounts: AccountGate
  readonly apiKeys: ApiKeyGate
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null before a gate was passed, and for anonymous callers. */
    principal: Principal | null
  }
}

export function createGuard({ tokens, accounts, apiKeys }: GuardOptions): Guard {
  async function admitAccount(authorization: string | undefined): Promise<AccountPrincipal> {
    const token = bearerToken(authorization)
    const account = await accounts.admit(tokens.verify(token), token)
    if (account === null) throw refuse('invalid_token', 'This token is not valid any more.')
    return account
  }

  async function admitApiKey(key: string): Promise<ApiKeyPrincipal> {
    const holder = await apiKeys.admit(key)
    if (holder === null) throw refuse('invalid_api_key', 'This API key is not valid.')
    return holder
  }

  return {
    account: gate(['bearer'], async (request) => {
      request.principal = await admitAccount(request.headers.authorization)
    }),

    optional: gate(['none', 'bearer', 'api_key'], async (request) => {
      const key = apiKeyOf(request)
      if (request.headers.authorization !== undefined) {
        request.principal = await admitAccount(request.headers.authorization)
      } else if (key !== null) {
        request.principal = await admitApiKey(key)
      }
    }),

    role: (...roles) =>
      gate(['bearer'], async (request) => {
        const account = await admitAccount(request.headers.authorization)
        if (!roles.includes(account.role)) throw missingRole(roles)
        request.principal = account
      }),

    scope: (scope) =>
      gate(['bearer', 'api_key'], async (request) => {
        const key = apiKeyOf(request)
        if (request.headers.authorization !== undefined || key === null) {
          request.principal = await admitAccount(request.headers.authorization)
          return
        }
        const holder = await admitApiKey(key)
        requireScope(holder, scope)
        request.principal = holder
      }),
  }
}

/** Who asks. For routes behind a gate; that there is none is a mistake in the route. */
export function principalOf(request: GatedRequest): Principal {
  if (request.principal === null) throw new Error('This route asks who the caller is and has no gate.')
  return request.principal
}

/** The account that asks; an API key is refused with `account_required`. */
export function accountOf(request: GatedRequest): AccountPrincipal {
  const principal = principalOf(request)
  if (principal.kind === 'account') return principal
  throw new AppError('forbidden', 'account_required', 'Only a person may do this, not an API key.')
}

/** The id of the account that asks, for what is kept by it; throws `account_elsewhere` where accounts have none here. */
export function accountIdOf(request: GatedRequest): string {
  const { accountId } = accountOf(request)
  if (accountId !== null) return accountId
  const message = 'Your account is hosted elsewhere: this house can keep nothing for it.'
  throw new AppError('forbidden', 'account_elsewhere', message)
}

/** The gates among a route's `onRequest` hooks. */
export const gatesOf = ({ onRequest }: { readonly onRequest?: unknown }): Gate[] =>
  [onRequest].flat().filter((hook): hook is Gate => typeof hook === 'function' && 'credentials' in hook)

/** For a surface whose contract lets callers in otherwise. `pass` sets `request.principal` and throws for strangers. */
export const gate = (
  credentials: readonly Credentials[],
  pass: (request: GatedRequest) => Promise<void>,
): Gate => Object.assign(pass, { credentials })

function bearerToken(authorization: string | undefined): string {
  if (authorization === undefined) {
    throw refuse('missing_authorization', 'The header Authorization is missing.')
  }
  const token = /^Bearer +([^\s]+)$/i.exec(authorization)?.[1]
  if (token === undefined) {
    throw refuse('malformed_authorization', 'The header Authorization must read: Bearer <token>.')
  }
  return token
}

/** `API-Key` is how the Pica contract spells it, `X-API-Key` how most tools do. */
function apiKeyOf({ headers }: GatedRequest): string | null {
  const key = headers['api-key'] ?? headers['x-api-key']
  return typeof key === 'string' ? key : null
}

const refuse = (code: string, message: string) => new AppError('unauthenticated', code, message)

const missingRole = (roles: readonly Role[]) =>
  new AppError('forbidden', 'missing_role', `This needs the role ${roles.join(' or ')}.`)
