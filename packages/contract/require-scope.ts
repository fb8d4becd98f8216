import { AppError } from './app-error.ts'
import type { Principal, Scope } from './principal.ts'

/**
 * An API key may do only what it was made for; of accounts and visitors this asks nothing, which is for the use case.
 * Throws `missing_scope`.
 */
export function requireScope(principal: Principal | null, scope: Scope): void {
  if (principal?.kind !== 'api_key' || principal.scopes.includes(scope)) return
  throw new AppError('forbidden', 'missing_scope', `This API key does not have the scope ${scope}.`)
}
