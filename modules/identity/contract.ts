import { defineEvent } from '@balai/contract/define-event.ts'
import { Role, Scope } from '@balai/contract/principal.ts'
import { Instant, nullable, Page, PageQuery, Uuid } from '@balai/contract/schema.ts'
import { type Static, Type } from 'typebox'

export const AccountStatus = Type.Union([Type.Literal('active'), Type.Literal('suspended')])
export type AccountStatus = Static<typeof AccountStatus>

/** The language of letters: Indonesian or English. */
export const Locale = Type.Union([Type.Literal('id'), Type.Literal('en')])
export type Locale = Static<typeof Locale>

/** One line of text: no control characters, which have no place in a name or a letter's header. */
const Line = (maxLength: number, minLength = 0) =>
  Type.String({ minLength, maxLength, pattern: '^[^\\p{Cc}]*$' })
const PersonName = Line(100)
/** How long and how guessable a password may be is said by passwords/rules.ts. */
const Password = Type.String({ minLength: 1, maxLength: 1_000 })
const LoginName = Line(254, 1)

export const Account = Type.Object({
  id: Uuid,
  username: nullable(Type.String()),
  email: nullable(Type.String()),
  email_verified: Type.Boolean(),
  first_name: Type.String(),
  last_name: Type.String(),
  display_name: Type.String(),
  /** What to call this person: the display name, else first and last name, else the login name. */
  name: Type.String(),
  role: Role,
  status: AccountStatus,
  locale: Locale,
  /** An admin or operator chose the password: its owner should choose another. */
  must_change_password: Type.Boolean(),
  created_at: Instant,
})
export type Account = Static<typeof Account>

export const Registration = Type.Object({
  username: Type.Optional(LoginName),
  email: Type.Optional(LoginName),
  password: Password,
  first_name: Type.Optional(PersonName),
  last_name: Type.Optional(PersonName),
  display_name: Type.Optional(PersonName),
  role: Type.Optional(Role),
  locale: Type.Optional(Locale),
})
export type Registration = Static<typeof Registration>

/** Without a password a letter invites the owner to choose one. */
export const NewAccount = Type.Object({
  ...Registration.properties,
  password: Type.Optional(Password),
})
export type NewAccount = Static<typeof NewAccount>

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
export const PasswordResetRequest = Type.Object({ login: LoginName })
export const PasswordReset = Type.Object({ token: OpaqueToken, password: Password })
export const EmailVerification = Type.Object({ token: OpaqueToken })

export const ProfileChange = Type.Object({
  first_name: Type.Optional(PersonName),
  last_name: Type.Optional(PersonName),
  display_name: Type.Optional(PersonName),
  locale: Type.Optional(Locale),
})
export type ProfileChange = Static<typeof ProfileChange>

export const AccountChange = Type.Object({
  ...ProfileChange.properties,
  role: Type.Optional(Role),
  status: Type.Optional(AccountStatus),
})
export type AccountChange = Static<typeof AccountChange>

export const PasswordChange = Type.Object({ current_password: Password, new_password: Password })
export const EmailChange = Type.Object({ email: LoginName, password: Password })
/** With a password it is set at once, to be changed by its owner; without one a letter is sent. */
export const AdminPasswordReset = Type.Object({ password: Type.Optional(Password) })

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

export const AccountQuery = Type.Object({
  ...PageQuery.properties,
  /** Words that names, username or e-mail begin with. */
  q: Type.Optional(Line(200)),
  role: Type.Optional(Role),
  status: Type.Optional(AccountStatus),
})
export type AccountQuery = Static<typeof AccountQuery>

export const NewApiKey = Type.Object({
  name: Line(100, 1),
  scopes: Type.Array(Scope, { minItems: 1, uniqueItems: true }),
  expires_at: Type.Optional(nullable(Instant)),
})
export type NewApiKey = Static<typeof NewApiKey>

const apiKeyParts = {
  id: Uuid,
  name: Type.String(),
  prefix: Type.String(),
  scopes: Type.Array(Scope),
  expires_at: nullable(Instant),
  created_at: Instant,
}
/** The answer to the one who makes a key, and the only time that `key` is told. */
export const IssuedApiKey = Type.Object({ ...apiKeyParts, key: Type.String() })
export type IssuedApiKey = Static<typeof IssuedApiKey>
export const ApiKey = Type.Object({ ...apiKeyParts, last_used_at: nullable(Instant) })
export type ApiKey = Static<typeof ApiKey>

export const AuditEntry = Type.Object({
  id: Uuid,
  at: Instant,
  actor: Type.Object({
    kind: Type.Union([
      Type.Literal('account'),
      Type.Literal('command_line'),
      Type.Literal('stranger'),
      Type.Literal('system'),
    ]),
    id: nullable(Uuid),
    name: Type.String(),
  }),
  address: nullable(Type.String()),
  action: Type.String(),
  subject: nullable(
    Type.Object({
      kind: Type.Union([Type.Literal('account'), Type.Literal('session'), Type.Literal('api_key')]),
      id: nullable(Uuid),
      name: nullable(Type.String()),
    }),
  ),
  details: Type.Record(Type.String(), Type.Unknown()),
})
export type AuditEntry = Static<typeof AuditEntry>

export const AuditQuery = Type.Object({
  ...PageQuery.properties,
  /** An account's id or login name. */
  actor: Type.Optional(LoginName),
  action: Type.Optional(Line(100, 1)),
  /** An id, or the name of an account or key. */
  subject: Type.Optional(LoginName),
  from: Type.Optional(Instant),
  to: Type.Optional(Instant),
})
export type AuditQuery = Static<typeof AuditQuery>

export const Installation = Type.Object({
  /** Nobody has an account yet: the first to register may be the admin. */
  first_account_wanted: Type.Boolean(),
})

export const AccountPage = Page(Account)
export const SessionPage = Page(Session)
export const ApiKeyPage = Page(ApiKey)
export const AuditPage = Page(AuditEntry)

/** What others may keep of an account. News with a lower `revision` than what is kept is old. */
export const AccountFacts = Type.Object({
  account_id: Uuid,
  revision: Type.Integer(),
  username: Type.String(),
  email: nullable(Type.String()),
  first_name: Type.String(),
  last_name: Type.String(),
  name: Type.String(),
  role: Role,
  status: AccountStatus,
})
export type AccountFacts = Static<typeof AccountFacts>

export const AccountRegistered = defineEvent('identity.account_registered', AccountFacts)
/** Names, e-mail, role or status are other than before. */
export const AccountChanged = defineEvent('identity.account_changed', AccountFacts)
