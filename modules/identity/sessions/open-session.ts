import { newId } from '@balai/db/new-id.ts'
import type { Tx } from '@balai/db/open-database.ts'
import type { StoredAccount } from '../accounts/account-store.ts'
import type { SessionDeps } from '../deps.ts'
import type { IdentityTables } from '../tables.ts'
import { issueAccessToken } from './access-token.ts'
import { invalidCredentials } from './log-in.ts'
import { hashToken, newRefreshToken } from './refresh-tokens.ts'
import { sessionExpiry } from './rules.ts'
import { holdUnchanged, insertRefreshToken, insertSession } from './session-store.ts'

/** Where a session is used from, for its owner to recognise it. */
export interface Origin {
  readonly address: string
  readonly userAgent: string | null
}

export interface TokenPair {
  readonly sessionId: string
  readonly accessToken: string
  /** Seconds that the access token lives. */
  readonly expiresIn: number
  readonly refreshToken: string
  /** Unless it is refreshed before. */
  readonly sessionExpiresAt: Date
}

/** Throws AppError `invalid_credentials` when the account was suspended or its password changed a moment ago. */
export async function openSession(
  deps: SessionDeps,
  account: StoredAccount,
  origin: Origin,
): Promise<TokenPair> {
  return await deps.db.transaction().execute(async (tx) => {
    if (!(await holdUnchanged(tx, account))) throw invalidCredentials()
    return await startSession(deps, tx, account, origin)
  })
}

/** For transactions that hold the account already. */
export async function startSession(
  { now, tokens, accessTokenSeconds }: SessionDeps,
  tx: Tx<IdentityTables>,
  account: StoredAccount,
  { address, userAgent }: Origin,
): Promise<TokenPair> {
  const at = now()
  const sessionId = newId()
  const refreshToken = newRefreshToken()
  const sessionExpiresAt = sessionExpiry(at, at)
  await insertSession(tx, {
    id: sessionId,
    account_id: account.id,
    user_agent: userAgent,
    address,
    created_at: at,
    last_used_at: at,
    expires_at: sessionExpiresAt,
  })
  await insertRefreshToken(tx, {
    token_hash: hashToken(refreshToken),
    session_id: sessionId,
    generation: 1,
    issued_at: at,
  })
  return {
    sessionId,
    accessToken: issueAccessToken(tokens, account, { seconds: accessTokenSeconds, sessionId, issuedAt: at }),
    expiresIn: accessTokenSeconds,
    refreshToken,
    sessionExpiresAt,
  }
}
