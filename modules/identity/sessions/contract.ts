import { Instant, nullable, Page, Uuid } from '@balai/contract/schema.ts'
import { type Static, Type } from 'typebox'
import { Account, LoginName } from '../accounts/contract.ts'
import { Password } from '../passwords/contract.ts'

export const Tokens = Type.Object({
  account: Account,
  access_token: Type.String(),
  token_type: Type.Literal('bearer'),
  /** Seconds that the access token lives. */
  expires_in: Type.Integer(),
  refresh_token: Type.String(),
})
export type Tokens = Static<typeof Tokens>

/** One of the three names is enough; `login` is either of them. */
export const Credentials = Type.Object({
  login: Type.Optional(LoginName),
  username: Type.Optional(LoginName),
  email: Type.Optional(LoginName),
  password: Password,
})

const OpaqueToken = Type.String({ minLength: 1, maxLength: 200 })
export const Refresh = Type.Object({ refresh_token: OpaqueToken })
export const LogOut = Type.Object({ refresh_token: Type.Optional(OpaqueToken) })

export const Session = Type.Object({
  id: Uuid,
  /** Whether the request that asks belongs to this session. */
  current: Type.Boolean(),
  user_agent: nullable(Type.String()),
  address: Type.String(),
  created_at: Instant,
  last_used_at: Instant,
  expires_at: Instant,
})
export type Session = Static<typeof Session>

export const SessionPage = Page(Session)
