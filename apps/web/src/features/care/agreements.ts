import type { Composition, Part } from '@balai/care/compositions/contract.ts'
import type { Match } from '@balai/care/lookups/contract.ts'

/** How an ingredient stands between the product that was looked up and one that is listed. */
export interface Agreement {
  readonly part: Part
  readonly kind: Match['match_basis'][number]['strength'] | 'extra' | 'missing'
}

/**
 * All ingredients of both: those in common as the server compared them, then what only the listed one has, then what it
 * lacks. Null as `asked`: nothing was compared.
 */
export function agreementsOf(
  asked: Composition | null,
  { composition, match_basis }: Pick<Match, 'match_basis'> & { readonly composition: Composition },
): readonly Agreement[] {
  if (asked === null) return composition.map((part) => ({ part, kind: 'unknown' }))
  const compared = new Map(match_basis.map(({ ingredient, strength }) => [keyOf(ingredient), strength]))
  const has = new Set(composition.map(({ ingredient }) => keyOf(ingredient)))
  const listed = composition.map(
    (part): Agreement => ({
      part,
      kind: compared.get(keyOf(part.ingredient)) ?? 'extra',
    }),
  )
  const missing = asked.filter(({ ingredient }) => !has.has(keyOf(ingredient)))
  return [
    ...listed.filter(({ kind }) => kind !== 'extra'),
    ...listed.filter(({ kind }) => kind === 'extra'),
    ...missing.map((part) => ({ part, kind: 'missing' as const })),
  ]
}

/** As the server compares names: without case and look-alike letters. */
const keyOf = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
