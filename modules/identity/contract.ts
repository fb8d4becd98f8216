import { defineEvent } from '@balai/contract/define-event.ts'
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
