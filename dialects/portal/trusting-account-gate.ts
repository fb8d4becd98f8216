import type { AccountGate } from '@balai/http/guard.ts'
import { accountOfClaims } from './account-of-claims.ts'

/**
 * For a process that knows no identity service: the signature alone is trusted, as the original does. A suspended
 * account gets in until its token expires, so name IDENTITY_BASE_URL where there is one.
 */
export const trustingAccountGate: AccountGate = {
  admit: async (claims) => accountOfClaims(claims),
}
