import { AppError } from '@balai/contract/app-error.ts'
import type { Principal } from '@balai/contract/principal.ts'

/** Whoever stands at the front desk: crew and admins. */
export function isStaff(principal: Principal | null): boolean {
  return principal?.kind === 'account' && (principal.role === 'crew' || principal.role === 'admin')
}

/** Throws `missing_role` unless the caller is staff. */
export function requireStaff(principal: Principal | null): void {
  if (isStaff(principal)) return
  throw new AppError('forbidden', 'missing_role', 'This needs the role crew or admin.')
}
