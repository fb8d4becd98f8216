import type { Role } from '@balai/contract/principal.ts'
import type { Tx } from '@balai/db/open-database.ts'
import { emit } from '@balai/events/emit.ts'
import { type Actor, onAccount, ownerAt } from '../audit/acts.ts'
import { recordAct } from '../audit/audit-store.ts'
import { AccountRegistered } from '../contract.ts'
import type { IdentityTables } from '../tables.ts'
import { insertAccount, type StoredAccount } from './account-store.ts'
import { factsOfRow } from './account-view.ts'
import type { NewAccount } from './contract.ts'
import { type LoginNames, loginOf } from './rules.ts'

export interface AddedAccount extends LoginNames {
  readonly id: string
  readonly at: Date
  readonly role: Role
  readonly passwordHash: string | null
  readonly mustChangePassword: boolean
  readonly person: Pick<NewAccount, 'first_name' | 'last_name' | 'display_name' | 'locale'>
  /** Who made it; at an address its owner did. */
  readonly by: Actor | { readonly ownerAt: string }
}

/** Writes, tells and logs; whether it may be is decided by those who call. */
export async function addAccount(tx: Tx<IdentityTables>, added: AddedAccount): Promise<StoredAccount> {
  const { person, username, email } = added
  const account = await insertAccount(tx, {
    id: added.id,
    login: loginOf(added),
    username,
    email,
    email_verified_at: null,
    first_name: person.first_name ?? '',
    last_name: person.last_name ?? '',
    display_name: person.display_name ?? '',
    role: added.role,
    locale: person.locale ?? 'id',
    password_hash: added.passwordHash,
    must_change_password: added.mustChangePassword,
    created_at: added.at,
  })
  const self = 'ownerAt' in added.by
  await recordAct(tx, added.at, {
    action: self ? 'account.registered' : 'account.created',
    actor: 'ownerAt' in added.by ? ownerAt(account, added.by.ownerAt) : added.by,
    subject: onAccount(account),
    details: { role: account.role },
  })
  await emit(tx, AccountRegistered, factsOfRow(account))
  return account
}
