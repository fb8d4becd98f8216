import type { Scope } from '@balai/contract/principal.ts'

/** What an API key may be allowed. */
export const scopes: readonly Scope[] = [
  'events:read',
  'checkins:write',
  'reservations:read',
  'reservations:write',
  'care:read',
  'webhooks:manage',
]

/** Where the words of a scope stand: a colon separates namespaces in the names of texts. */
export const scopeWord = (scope: Scope): ScopeWord => scope.replace(':', '_') as ScopeWord

type ScopeWord<Each = Scope> = Each extends `${infer Noun}:${infer Verb}` ? `${Noun}_${Verb}` : never
