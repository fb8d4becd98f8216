import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { AuditEntry } from './contract.ts'

/** A security-relevant act, as the audit log keeps it. Its details never hold a secret. */
export interface Act {
  readonly action: AuditAction
  readonly actor: Actor
  readonly subject: Subject | null
  readonly details?: Readonly<Record<string, string | number | boolean | null>>
}

export type AuditAction =
  | 'account.registered'
  | 'account.created'
  | 'account.role_changed'
  | 'account.suspended'
  | 'account.restored'
  | 'account.logged_in'
  | 'account.locked_out'
  | 'email.changed'
  | 'email.verified'
  | 'password.changed'
  | 'password.reset'
  | 'password.reset_requested'
  | 'password.reset_mailed'
  | 'session.revoked'
  | 'session.all_revoked'
  | 'session.token_reused'
  | 'api_key.created'
  | 'api_key.revoked'
  | 'demo_data.added'
  | HouseAction

/** What an admin does by the program's own routes. */
export type HouseAction = 'dead_letter.replayed' | 'dead_letter.discarded'

export interface Actor {
  readonly kind: AuditEntry['actor']['kind']
  readonly id: string | null
  readonly name: string
  readonly address: string | null
}

export interface Subject {
  readonly kind: NonNullable<AuditEntry['subject']>['kind']
  readonly id: string
  readonly name: string | null
}

/** The operator at the machine, who needs no account. */
export const commandLine: Actor = { kind: 'command_line', id: null, name: 'command line', address: null }
export const system: Actor = { kind: 'system', id: null, name: 'system', address: null }

export const stranger = (address: string): Actor => ({
  kind: 'stranger',
  id: null,
  name: 'stranger',
  address,
})

export const callerAt = (caller: AccountPrincipal, address: string): Actor => ({
  kind: 'account',
  id: caller.accountId,
  name: caller.username,
  address,
})

export const ownerAt = (account: { id: string; login: string }, address: string): Actor => ({
  kind: 'account',
  id: account.id,
  name: account.login,
  address,
})

export const onAccount = (account: { id: string; login: string }): Subject => ({
  kind: 'account',
  id: account.id,
  name: account.login,
})
