import { AppError } from '@balai/contract/app-error.ts'
import type { Tx } from '@balai/db/open-database.ts'
import type { StoredAccount } from '../accounts/account-store.ts'
import { onAccount, stranger } from '../audit/acts.ts'
import { recordAct } from '../audit/audit-store.ts'
import type { SessionDeps } from '../deps.ts'
import type { IdentityTables } from '../tables.ts'
import { issueAccessToken } from './access-token.ts'
import type { Origin, TokenPair } from './open-session.ts'
import { descendantOf, hashToken, successorOf } from './refresh-tokens.ts'
import { judgeToken, sessionExpiry } from './rules.ts'
import {
  deleteSession,
  findTokens,
  insertRefreshToken,
  lockSessionOf,
  markReplaced,
  type StoredSession,
  touchSession,
} from './session-store.ts'

export interface RefreshRequest extends Origin {
  readonly refreshToken: string
  /** False where the refresh token stays the same: in a browser's cookie, and in the Folio dialect. */
  readonly rotate: boolean
}

export interface RefreshedSession extends TokenPair {
  readonly account: StoredAccount
}

/**
 * A new pair for a live token. A token that was replaced a moment ago gets the pair that replaced it, again: its client
 * may have lost the answer. One that was replaced before that has been stolen from somebody, so the whole family ends.
 *
 * Throws AppError `invalid_refresh_token` (unknown, expired, ended) or `refresh_token_reused`.
 */
export async function refreshSession(deps: SessionDeps, request: RefreshRequest): Promise<RefreshedSession> {
  const outcome = await deps.db.transaction().execute((tx) => refresh(deps, tx, request))
  if (outcome === 'invalid') throw invalidRefreshToken()
  if (outcome === 'reused') throw tokenReused()
  return outcome
}

/** Answers rather than throws, so that the end of a family is committed. */
async function refresh(deps: SessionDeps, tx: Tx<IdentityTables>, request: RefreshRequest) {
  const now = deps.now()
  const found = await lockSessionOf(tx, request.refreshToken)
  if (found === null || found.account.status !== 'active' || found.session.expires_at <= now) return 'invalid'
  const { presented, live } = await findTokens(tx, found.session.id, request.refreshToken)
  if (presented === undefined || live === undefined) return 'invalid'
  const verdict = judgeToken(presented, now)
  if (verdict === 'reused') {
    await endFamily(tx, found, request.address, now)
    return 'reused'
  }
  const use = {
    last_used_at: now,
    expires_at: sessionExpiry(found.session.created_at, now),
    address: request.address,
    user_agent: request.userAgent,
  }
  await touchSession(tx, found.session.id, use)
  const family = { ...found, session: { ...found.session, ...use } }
  if (verdict === 'in_grace') {
    const generations = live.generation - presented.generation
    const token = descendantOf(deps.secrets, request.refreshToken, { generations, hash: live.token_hash })
    return token === null ? 'invalid' : pairOf(deps, family, token, live.issued_at)
  }
  if (!request.rotate) return pairOf(deps, family, request.refreshToken, now)
  const successor = successorOf(deps.secrets[0], request.refreshToken)
  await markReplaced(tx, presented.token_hash, now)
  await insertRefreshToken(tx, {
    token_hash: hashToken(successor),
    session_id: found.session.id,
    generation: presented.generation + 1,
    issued_at: now,
  })
  return pairOf(deps, family, successor, now)
}

interface Family {
  readonly session: StoredSession
  readonly account: StoredAccount
}

function pairOf(deps: SessionDeps, { session, account }: Family, refreshToken: string, issuedAt: Date) {
  const seconds = deps.accessTokenSeconds
  const accessToken = issueAccessToken(deps.tokens, account, { seconds, sessionId: session.id, issuedAt })
  return {
    account,
    sessionId: session.id,
    accessToken,
    expiresIn: seconds,
    refreshToken,
    sessionExpiresAt: session.expires_at,
  }
}

async function endFamily(tx: Tx<IdentityTables>, { session, account }: Family, address: string, now: Date) {
  await deleteSession(tx, account.id, session.id)
  await recordAct(tx, now, {
    action: 'session.token_reused',
    actor: stranger(address),
    subject: onAccount(account),
    details: { session_id: session.id },
  })
}

const invalidRefreshToken = () =>
  new AppError('unauthenticated', 'invalid_refresh_token', 'This refresh token is not valid any more.')

const tokenReused = () =>
  new AppError(
    'unauthenticated',
    'refresh_token_reused',
    'This refresh token was used before, perhaps by somebody else. The session has been ended: log in again.',
  )
