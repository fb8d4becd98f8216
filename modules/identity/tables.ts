import type { Locale } from '@balai/contract/locale.ts'
import type { Role, Scope } from '@balai/contract/principal.ts'
import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely'
import type { AuditEntry } from './audit/contract.ts'
import type { AccountStatus } from './contract.ts'

export interface IdentityTables {
  'identity.account': AccountTable
  'identity.login_name': { name: string; account_id: string }
  'identity.installation': { singleton: Generated<boolean>; first_account_id: string | null }
  'identity.session': SessionTable
  'identity.refresh_token': RefreshTokenTable
  'identity.lockout': LockoutTable
  'identity.known_address': { account_id: string; address: string; last_seen_at: Date }
  'identity.one_time_token': OneTimeTokenTable
  'identity.api_key': ApiKeyTable
  'identity.audit_entry': AuditEntryTable
  'identity.listener': { consumer: string; told_at: Date }
}

interface AccountTable {
  id: string
  login: string
  username: string | null
  email: string | null
  email_verified_at: Date | null
  first_name: Generated<string>
  last_name: Generated<string>
  display_name: Generated<string>
  role: Role
  status: Generated<AccountStatus>
  locale: Generated<Locale>
  password_hash: string | null
  must_change_password: Generated<boolean>
  token_version: Generated<number>
  revision: Generated<number>
  created_at: ColumnType<Date, Date, never>
  search: GeneratedAlways<string>
  sort_name: GeneratedAlways<string>
}

interface SessionTable {
  id: string
  account_id: string
  user_agent: string | null
  address: string
  created_at: ColumnType<Date, Date, never>
  last_used_at: Date
  expires_at: Date
}

interface RefreshTokenTable {
  token_hash: Buffer
  session_id: string
  generation: number
  issued_at: Date
  replaced_at: Date | null
}

interface LockoutTable {
  key: Buffer
  failures: number
  last_failed_at: Date
  locked_until: Date | null
}

interface OneTimeTokenTable {
  id: string
  purpose: 'password_reset' | 'email_verification'
  account_id: string
  email: string
  token_hash: Buffer
  created_at: Date
  expires_at: Date
  used_at: Date | null
}

interface ApiKeyTable {
  id: string
  name: string
  prefix: string
  key_hash: Buffer
  scopes: Scope[]
  expires_at: Date | null
  created_at: Date
  created_by: string | null
  last_used_at: Date | null
}

interface AuditEntryTable {
  id: string
  at: Date
  actor_kind: AuditEntry['actor']['kind']
  actor_id: string | null
  actor_name: string
  address: string | null
  action: string
  subject_kind: NonNullable<AuditEntry['subject']>['kind'] | null
  subject_id: string | null
  subject_name: string | null
  details: JSONColumnType<Record<string, unknown>>
}
