import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { AccountGate } from '@balai/http/guard.ts'
import type { TokenClaims } from '@balai/http/tokens.ts'
import { Me } from '@balai/tixgo/contract.ts'
import { bodyReader, undocumented } from '@balai/upstream/read-answer.ts'
import type { Upstream } from '@balai/upstream/upstream.ts'
import { accountOfClaims, roleOf } from './account-of-claims.ts'

const freshMs = 5_000
const mostKept = 1_000

/**
 * Asks the identity service at another address whether an account still stands, with the caller's own token. What it
 * said is kept for five seconds at most, per token, and asked once however many requests wait for it.
 * When it cannot be asked nobody gets in: the gate throws `upstream_failed` or `upstream_timeout`.
 */
export function createRemoteAccountGate(deps: {
  readonly upstream: Upstream
  readonly now: () => Date
}): AccountGate {
  const kept = new Map<
    string,
    { readonly until: number; readonly account: Promise<AccountPrincipal | null> }
  >()

  return {
    admit(claims, token) {
      const now = deps.now().getTime()
      const known = kept.get(token)
      if (known !== undefined && now < known.until) return known.account
      const account = askAbout(deps.upstream, claims, token)
      kept.delete(token)
      kept.set(token, { until: now + freshMs, account })
      account.catch(() => kept.delete(token))
      const [oldest] = kept.keys()
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
      return account
    },
  }
}

async function askAbout(
  upstream: Upstream,
  claims: TokenClaims,
  token: string,
): Promise<AccountPrincipal | null> {
  const request = { method: 'GET', path: '/auth/me', headers: { authorization: `Bearer ${token}` } } as const
  const me = await upstream.ask(request, (answer) => {
    if (answer.status === 401) return null
    if (answer.status !== 200) throw undocumented('identity')
    return readMe(answer)
  })
  return me === null ? null : { ...accountOfClaims(claims), username: me.username, role: roleOf(me.role) }
}

const readMe = bodyReader(Me)
