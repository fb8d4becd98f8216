import { type Static, Type } from 'typebox'

export const Role = Type.Union([
  Type.Literal('member'),
  Type.Literal('crew'),
  Type.Literal('committee'),
  Type.Literal('agent'),
  Type.Literal('admin'),
])
export type Role = Static<typeof Role>

export const Scope = Type.Union([
  Type.Literal('reservations:read'),
  Type.Literal('reservations:write'),
  Type.Literal('care:read'),
  Type.Literal('events:read'),
  Type.Literal('checkins:write'),
  Type.Literal('webhooks:manage'),
])
export type Scope = Static<typeof Scope>

/** A person with an account, as the account stands at this request, not as it stood when the token was made. */
export interface AccountPrincipal {
  readonly kind: 'account'
  /** Null where accounts are hosted elsewhere: this installation knows them by their login names alone. */
  readonly accountId: string | null
  /** The login name: the username, or the e-mail of an account without one. Unique, never reassigned. */
  readonly username: string
  readonly role: Role
  readonly name: string
  /** The refresh-token family that this token belongs to; null for tokens that cannot be refreshed. */
  readonly sessionId: string | null
}

/** A partner system that holds an API key. */
export interface ApiKeyPrincipal {
  readonly kind: 'api_key'
  readonly apiKeyId: string
  readonly name: string
  readonly scopes: readonly Scope[]
}

export type Principal = AccountPrincipal | ApiKeyPrincipal
