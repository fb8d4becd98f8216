import type { AccountPrincipal } from '@balai/contract/principal.ts'

/** The gate of this module lets only accounts with an id in. */
export function idOf({ accountId }: AccountPrincipal): string {
  if (accountId === null) throw new Error('An account without an id came through the gate.')
  return accountId
}
