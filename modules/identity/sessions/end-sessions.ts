import { AppError } from '@balai/contract/app-error.ts'
import type { AccountPrincipal } from '@balai/contract/principal.ts'
import { updateAccount } from '../accounts/account-store.ts'
import { requireLocked } from '../accounts/require-account.ts'
import { type Actor, callerAt, onAccount, ownerAt } from '../audit/acts.ts'
import { recordAct } from '../audit/audit-store.ts'
import type { AccountDeps } from '../deps.ts'
import { deleteSession, deleteSessions, lockSessionOf } from './session-store.ts'

export interface LogOutRequest {
  /** Each is any token of its session's family. */
  readonly refreshTokens: readonly string[]
  /** Whose access token came along; its session ends too. */
  readonly caller: AccountPrincipal | null
  readonly address: string
}

/** Ends the sessions that were shown. To log out twice, or with a dead token, is no error. */
export async function logOut({ db, now }: AccountDeps, request: LogOutRequest): Promise<void> {
  const { refreshTokens, caller, address } = request
  await db.transaction().execute(async (tx) => {
    for (const token of refreshTokens) {
      const shown = await lockSessionOf(tx, token)
      if (shown === null) continue
      await deleteSession(tx, shown.account.id, shown.session.id)
      await recordAct(tx, now(), {
        action: 'session.revoked',
        actor: ownerAt(shown.account, address),
        subject: { kind: 'session', id: shown.session.id, name: shown.account.login },
      })
    }
    if (caller?.accountId == null || caller.sessionId === null) return
    if (!(await deleteSession(tx, caller.accountId, caller.sessionId))) return
    await recordAct(tx, now(), {
      action: 'session.revoked',
      actor: callerAt(caller, address),
      subject: { kind: 'session', id: caller.sessionId, name: caller.username },
    })
  })
}

/** Throws AppError `session_not_found`, also for another's session. */
export async function revokeSession(
  { db, now }: AccountDeps,
  revoked: { readonly accountId: string; readonly sessionId: string; readonly by: Actor },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await deleteSession(tx, revoked.accountId, revoked.sessionId))) {
      throw new AppError('not_found', 'session_not_found', 'There is no such session.')
    }
    await recordAct(tx, now(), {
      action: 'session.revoked',
      actor: revoked.by,
      subject: { kind: 'session', id: revoked.sessionId, name: null },
    })
  })
}

/**
 * Logs the account out everywhere: its sessions, and the access tokens that belong to none.
 * Throws AppError `account_not_found`.
 */
export async function revokeAllSessions(
  { db, now }: AccountDeps,
  accountId: string,
  by: Actor,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const account = await requireLocked(tx, accountId)
    await updateAccount(tx, accountId, {}, { tell: false, endTokens: true })
    await deleteSessions(tx, accountId)
    await recordAct(tx, now(), { action: 'session.all_revoked', actor: by, subject: onAccount(account) })
  })
}
