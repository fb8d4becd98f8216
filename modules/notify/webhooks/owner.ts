import { AppError } from '@balai/contract/app-error.ts'
import type { Principal } from '@balai/contract/principal.ts'

/** The house sees every endpoint, a partner's key its own. */
export type Owner = { readonly kind: 'house' } | { readonly kind: 'partner'; readonly apiKeyId: string }

/** Throws `missing_role` for people who do not run the house. */
export function ownerOf(principal: Principal): Owner {
  if (principal.kind === 'api_key') return { kind: 'partner', apiKeyId: principal.apiKeyId }
  if (principal.role === 'admin') return { kind: 'house' }
  throw new AppError('forbidden', 'missing_role', 'This needs the role admin.')
}

/** Who it was, for the endpoint's own record. */
export const actorOf = (principal: Principal): string =>
  principal.kind === 'api_key' ? `api_key:${principal.name}` : `account:${principal.username}`
