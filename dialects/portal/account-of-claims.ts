import { type AccountPrincipal, Role } from '@balai/contract/principal.ts'
import type { TokenClaims } from '@balai/http/tokens.ts'
import { Value } from 'typebox/value'

/** The account as its token describes it. */
export function accountOfClaims(claims: TokenClaims): AccountPrincipal {
  return {
    kind: 'account',
    // an id in such a token is another installation's
    accountId: null,
    username: claims.sub,
    role: roleOf(claims.role),
    name: claims.name ?? claims.sub,
    sessionId: claims.sid ?? null,
  }
}

/** A role that Balai does not know gives no power. */
export const roleOf = (role: string | undefined): Role => (Value.Check(Role, role) ? role : 'member')
