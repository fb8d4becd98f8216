import { defineEvent } from '@balai/contract/define-event.ts'
import { Locale } from '@balai/contract/locale.ts'
import { Role } from '@balai/contract/principal.ts'
import { nullable, Uuid } from '@balai/contract/schema.ts'
import { type Static, Type } from 'typebox'

export const AccountStatus = Type.Union([Type.Literal('active'), Type.Literal('suspended')])
export type AccountStatus = Static<typeof AccountStatus>

/** What others may keep of an account. News with a lower `revision` than what is kept is old. */
export const AccountFacts = Type.Object({
  account_id: Uuid,
  revision: Type.Integer(),
  username: Type.String(),
  email: nullable(Type.String()),
  /** Whether the e-mail was confirmed. Absent in news from a version that did not tell: then it was not. */
  email_verified: Type.Optional(Type.Boolean()),
  first_name: Type.String(),
  last_name: Type.String(),
  name: Type.String(),
  role: Role,
  status: AccountStatus,
  /** Of letters. Absent in news from a version that did not tell. */
  locale: Type.Optional(Locale),
})
export type AccountFacts = Static<typeof AccountFacts>

export const AccountRegistered = defineEvent('identity.account_registered', AccountFacts)
/**
 * Names, e-mail, its confirmation, role, status or language are other than before. Whoever begins to listen hears it once of each
 * account that there was already.
 */
export const AccountChanged = defineEvent('identity.account_changed', AccountFacts)

/**
 * The owner's password is another one. With the e-mail of that moment, where identity writes: whoever changes both must
 * not hide the one behind the other.
 */
export const PasswordReplaced = defineEvent(
  'identity.password_replaced',
  Type.Object({ account_id: Uuid, email: nullable(Type.String()) }),
)

/** Whoever held this API key is no partner any more. */
export const ApiKeyRevoked = defineEvent('identity.api_key_revoked', Type.Object({ api_key_id: Uuid }))
