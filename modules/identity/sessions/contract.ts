import { Instant, nullable, Page, Uuid } from '@balai/contract/schema.ts'
import { type Static, Type } from 'typebox'
import { Account, LoginName, Registration } from '../accounts/contract.ts'
import { Password, PasswordChange } from '../passwords/contract.ts'

export const Tokens = Type.Object({
  account: Account,
  access_token: Type.String(),
  token_type: Type.Literal('bearer'),
  /** Seconds that the access token lives. */
  expires_in: Type.Integer(),
  /** Not where it went into the session cookie, which no script can read. */
  refresh_token: Type.Optional(Type.String()),
})
export type Tokens = Static<typeof Tokens>

/**
 * For web pages of the house itself: the refresh token goes into the cookie `balai_refresh`, and is absent from the
 * answer.
 */
const KeptBy = { session: Type.Optional(Type.Literal('cookie')) }

export const RegistrationWithSession = Type.Object({ ...Registration.properties, ...KeptBy })
export const PasswordChangeWithSession = Type.Object({ ...PasswordChange.properties, ...KeptBy })

/** One of the three names is enough; `login` is either of them. */
export const Credentials = Type.Object({
  login: Type.Optional(LoginName),
  username: Type.Optional(LoginName),
  email: Type.Optional(LoginName),
  password: Password,
  ...KeptBy,
})

const OpaqueToken = Type.String({ minLength: 1, maxLength: 200 })
/** The token may be left out with `session`, where the cookie brings it. */
export const Refresh = Type.Object({ refresh_token: Type.Optional(OpaqueToken), ...KeptBy })
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
