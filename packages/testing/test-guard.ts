import type { ApiKeyPrincipal, Role, Scope } from '@balai/contract/principal.ts'
import { createGuard, type Guard } from '@balai/http/guard.ts'
import { createTokens } from '@balai/http/tokens.ts'

export interface TestGuard {
  readonly guard: Guard
  /** For somebody with an account; a member unless told. Without an id it is hosted elsewhere. */
  tokenOf(username: string, role?: Role, accountId?: string): string
  /** Their tokens are no good from now on. */
  suspend(username: string): void
}

/** The guard of a house where everybody whose token is signed has an account, and these API keys are issued. */
export function createTestGuard(
  now: () => Date,
  apiKeys: Readonly<Record<string, ApiKeyPrincipal>> = {},
): TestGuard {
  const tokens = createTokens({ secrets: ['a secret of at least thirty-two bytes'], issuer: 'balai', now })
  const suspended = new Set<string>()
  const guard = createGuard({
    tokens,
    accounts: {
      admit: async ({ sub, role, uid }) =>
        suspended.has(sub)
          ? null
          : {
              kind: 'account',
              accountId: uid ?? null,
              username: sub,
              role: role as Role,
              name: sub,
              sessionId: null,
            },
    },
    apiKeys: { admit: async (key) => apiKeys[key] ?? null },
  })
  return {
    guard,
    tokenOf: (username, role = 'member', uid) =>
      tokens.sign({ sub: username, role, ...(uid !== undefined && { uid }) }, aYear),
    suspend: (username) => void suspended.add(username),
  }
}

/** In seconds: tests move the clock by weeks. */
const aYear = 365 * 86_400

/** A partner's, which may do this and nothing else. */
export const keyFor = (...scopes: Scope[]): ApiKeyPrincipal => ({
  kind: 'api_key',
  apiKeyId: `id of ${scopes.join(' ')}`,
  name: 'Partner',
  scopes,
})
