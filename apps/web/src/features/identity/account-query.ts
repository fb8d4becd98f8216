import type { Role } from '@balai/contract/principal.ts'
import type { AccountQuery } from '@balai/identity/accounts/contract.ts'

export const roles: readonly Role[] = ['member', 'crew', 'committee', 'agent', 'admin']
export const statuses = ['active', 'suspended'] as const
const sorts = ['name', '-name', 'created_at', '-created_at'] as const

export const newestFirst = '-created_at'

interface PeopleSearch {
  readonly q?: string | undefined
  readonly role?: string | undefined
  readonly status?: string | undefined
  readonly sort?: string | undefined
}

/** What the address bar says, as far as the server knows it: somebody may have typed there. */
export function accountQuery({ q, role, status, sort }: PeopleSearch): AccountQuery {
  return {
    ...(q !== undefined && { q }),
    ...known('role', roles, role),
    ...known('status', statuses, status),
    ...known('sort', sorts, sort),
  }
}

const known = <Name extends string, Value extends string>(
  name: Name,
  values: readonly Value[],
  typed: string | undefined,
): { [Each in Name]?: Value } => {
  const value = values.find((each) => each === typed)
  return (value === undefined ? {} : { [name]: value }) as { [Each in Name]?: Value }
}
