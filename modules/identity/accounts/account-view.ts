import type { AccountFacts } from '../contract.ts'
import type { StoredAccount } from './account-store.ts'
import type { Account } from './contract.ts'

type Names = Pick<StoredAccount, 'display_name' | 'first_name' | 'last_name' | 'login'>

export const nameOf = ({ display_name, first_name, last_name, login }: Names): string =>
  display_name || [first_name, last_name].filter((part) => part !== '').join(' ') || login

export const accountOfRow = (row: StoredAccount): Account => ({
  id: row.id,
  username: row.username,
  email: row.email,
  email_verified: row.email_verified_at !== null,
  first_name: row.first_name,
  last_name: row.last_name,
  display_name: row.display_name,
  name: nameOf(row),
  role: row.role,
  status: row.status,
  locale: row.locale,
  must_change_password: row.must_change_password,
  created_at: row.created_at.toISOString(),
})

export const factsOfRow = (row: StoredAccount): AccountFacts => ({
  account_id: row.id,
  revision: row.revision,
  username: row.login,
  email: row.email,
  email_verified: row.email_verified_at !== null,
  first_name: row.first_name,
  last_name: row.last_name,
  name: nameOf(row),
  role: row.role,
  status: row.status,
  locale: row.locale,
})
