import { foldName } from '../compositions/rules.ts'
import type { ReadDeps } from '../deps.ts'
import { findMedicines } from '../medicines/find-medicines.ts'
import { findMedicine, listNamed, type StoredMedicine } from '../medicines/medicine-store.ts'
import { medicineNotFound, type Recommend, type Recommendation } from './recommender.ts'
import { listSimilar } from './similar-store.ts'

const mostCandidates = 20

/** Recommends from the table of this house. */
export function recommendLocally({ db }: ReadDeps): Recommend {
  async function recommend(product: StoredMedicine, limit: number): Promise<Recommendation> {
    return { kind: 'found', product, similar: await listSimilar(db, product, limit) }
  }

  return async (wanted, limit) => {
    if (wanted.kind === 'product') {
      const product = await findMedicine(db, wanted.id)
      if (product === null) throw medicineNotFound()
      return await recommend(product, limit)
    }
    const { by, medicines } = await findCalled(db, wanted.name)
    const [first] = medicines
    if (first === undefined) throw medicineNotFound()
    if (by === 'name' && medicines.every((each) => isAlike(each, first))) return await recommend(first, limit)
    return { kind: 'ambiguous', by, candidates: medicines }
  }
}

/** The products of this very name, else those that it may stand for. */
async function findCalled(db: ReadDeps['db'], name: string) {
  const named = await listNamed(db, foldName(name), mostCandidates)
  if (named.length > 0) return { by: 'name', medicines: named } as const
  return await findMedicines({ db }, name, mostCandidates)
}

/** Whichever of such products is meant, what is similar is the same. */
const isAlike = (one: StoredMedicine, other: StoredMedicine): boolean =>
  one.name === other.name && one.formula === other.formula && one.parts.join() === other.parts.join()
