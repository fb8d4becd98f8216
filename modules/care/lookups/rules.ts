import type { Composition, Part } from '../compositions/contract.ts'
import { ingredientKey, partKey } from '../compositions/rules.ts'
import type { Match } from './contract.ts'

/** What a product has in common with the composition that was asked for; null where that is not known. */
export function compare(asked: Composition | null, other: Composition): Match {
  if (asked === null) {
    const match_basis = other.map(({ ingredient }) => ({ ingredient, strength: 'unknown' as const }))
    return { match_basis, completeness: { level: 'unknown', shared: 0, total: other.length } }
  }
  const others = new Map(other.map((part) => [ingredientKey(part), part]))
  const match_basis = asked.flatMap((part) => {
    const counterpart = others.get(ingredientKey(part))
    if (counterpart === undefined) return []
    return [{ ingredient: part.ingredient, strength: agreement(part, counterpart) }]
  })
  const shared = match_basis.length
  const total = asked.length + other.length - shared
  const isExact = shared === total && match_basis.every(({ strength }) => strength === 'same')
  const level = isExact ? 'exact' : shared === total ? 'same_ingredients' : 'partial'
  return { match_basis, completeness: { level, shared, total } }
}

function agreement(one: Part, other: Part): Match['match_basis'][number]['strength'] {
  const key = partKey(one)
  const otherKey = partKey(other)
  if (key === null || otherKey === null) return 'unknown'
  return key === otherKey ? 'same' : 'different'
}
