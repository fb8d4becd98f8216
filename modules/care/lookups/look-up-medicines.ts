import { AppError } from '@balai/contract/app-error.ts'
import { parseComposition } from '../compositions/rules.ts'
import type { Deps } from '../deps.ts'
import { viewMedicine } from '../medicines/view-medicine.ts'
import { requireCareOn } from '../settings/read-settings.ts'
import type { LookUp, LookUpAnswer } from './contract.ts'
import type { Recommend, Recommendation, Wanted } from './recommender.ts'
import { compare } from './rules.ts'

export interface LookUpDeps extends Deps {
  readonly recommend: Recommend
}

/** Nothing of what is looked up is kept or logged. Throws AppError `care_off`, and what `Recommend` throws. */
export async function recommendMedicines(
  deps: LookUpDeps,
  wanted: Wanted,
  limit: number,
): Promise<Recommendation> {
  await requireCareOn(deps)
  return await deps.recommend(wanted, limit)
}

/** The same with what each product has in common. Throws AppError `name_or_medicine_id` too. */
export async function lookUpMedicines(deps: LookUpDeps, lookUp: LookUp): Promise<LookUpAnswer> {
  const found = await recommendMedicines(deps, wantedBy(lookUp), lookUp.limit ?? 5)
  if (found.kind === 'ambiguous') {
    return { ambiguous: true, by: found.by, candidates: found.candidates.map(viewMedicine) }
  }
  const asked = found.product && parseComposition(found.product.composition)
  const items = found.similar.map((product) => {
    const medicine = viewMedicine(product)
    return { ...medicine, ...compare(asked, medicine.composition) }
  })
  return { ambiguous: false, product: found.product && viewMedicine(found.product), items }
}

function wantedBy({ name, medicine_id: id }: LookUp): Wanted {
  if (name !== undefined && id === undefined) return { kind: 'name', name }
  if (id !== undefined && name === undefined) return { kind: 'product', id }
  throw new AppError('invalid', 'name_or_medicine_id', 'Give either a name or a medicine_id.')
}
