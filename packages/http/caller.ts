import type { Principal } from '@balai/contract/principal.ts'

/** A caller's name in logs, limits and kept answers; null for strangers. */
export function callerOf(principal: Principal | null): string | null {
  if (principal === null) return null
  if (principal.kind === 'api_key') return `api_key:${principal.apiKeyId}`
  return `account:${principal.accountId ?? principal.username}`
}
