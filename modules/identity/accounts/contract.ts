import { Locale } from '@balai/contract/locale.ts'
import { Role } from '@balai/contract/principal.ts'
import { Instant, Line, LineOrEmpty, nullable, Page, PageQuery, Uuid } from '@balai/contract/schema.ts'
import { type Static, Type } from 'typebox'
import { AccountStatus } from '../contract.ts'
import { Password } from '../passwords/contract.ts'

export const LoginName = Line(254)

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

export const AccountPage = Page(Account)

const PersonName = LineOrEmpty(100)
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

export const EmailChange = Type.Object({ email: LoginName, password: Password })

/** `-` turns an order around. */
export const AccountSort = Type.Union([
  Type.Literal('name'),
  Type.Literal('-name'),
  Type.Literal('created_at'),
  Type.Literal('-created_at'),
])
export type AccountSort = Static<typeof AccountSort>

export const AccountQuery = Type.Object({
  ...PageQuery.properties,
  /** Words that names, username or e-mail begin with. */
  q: Type.Optional(LineOrEmpty(200)),
  role: Type.Optional(Role),
  status: Type.Optional(AccountStatus),
  sort: Type.Optional({ ...AccountSort, default: '-created_at' }),
})
export type AccountQuery = Static<typeof AccountQuery>

export const Installation = Type.Object({
  /** Nobody has an account yet: the first to register may be the admin. */
  first_account_wanted: Type.Boolean(),
})
