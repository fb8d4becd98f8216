import type { AccountPrincipal } from '@balai/contract/principal.ts'
import { isUuid } from '@balai/contract/schema.ts'
import { gather } from '@balai/db/gather.ts'
import type { AccountGate } from '@balai/http/guard.ts'
import type { TokenClaims } from '@balai/http/tokens.ts'
import type { AccountDeps } from '../deps.ts'
import { nameOf } from './account-view.ts'
import { type AdmittedAccount, type Bearer, findBearers } from './gate-store.ts'
import { foldLoginName } from './rules.ts'

/**
 * Asks the database at every request, so that suspension, a change of role or password and the end of a session act on
 * the next one in every replica. Requests that come at the same moment ask in one statement.
 */
export function createAccountGate({ db, now }: AccountDeps): AccountGate {
  const find = gather((bearers: Bearer[]) => findBearers(db, bearers, now()), { limit: 256, parallel: 2 })
  return {
    async admit(claims) {
      const bearer = bearerOf(claims)
      if (bearer === null) return null
      const account = await find(bearer)
      return account !== null && isCurrent(claims, account) ? principalOf(account, bearer) : null
    },
  }
}

/** Null when an id in the token is none: a partner may have signed anything. */
function bearerOf({ uid, sid, sub }: TokenClaims): Bearer | null {
  if (!isIdOrAbsent(uid) || !isIdOrAbsent(sid) || sub.includes('\0')) return null
  return { accountId: uid ?? null, name: foldLoginName(sub), sessionId: sid ?? null }
}

const isIdOrAbsent = (id: string | undefined) => id === undefined || isUuid(id)

function isCurrent({ sid, ver }: TokenClaims, account: AdmittedAccount): boolean {
  return (sid === undefined || account.session_alive) && (ver === undefined || ver === account.token_version)
}

const principalOf = (account: AdmittedAccount, { sessionId }: Bearer): AccountPrincipal => ({
  kind: 'account',
  accountId: account.id,
  username: account.login,
  role: account.role,
  name: nameOf(account),
  sessionId,
})
