import { foldName } from '../compositions/rules.ts'
import type { ReadDeps } from '../deps.ts'
import { listBeginning, listContaining, listSpelledLike, type StoredMedicine } from './medicine-store.ts'

/**
 * Products for a field that somebody types into, at most `limit`: those whose names begin so, then those with an
 * ingredient of that name, and only when there are none of either those that are spelled much like it.
 */
export async function findMedicines(
  { db }: ReadDeps,
  text: string,
  limit: number,
): Promise<{ readonly by: 'name' | 'spelling'; readonly medicines: StoredMedicine[] }> {
  const key = foldName(text)
  const named = key === '' ? [] : await listByName(db, key, limit)
  if (named.length > 0 || key.length < shortestMistake) return { by: 'name', medicines: named }
  return { by: 'spelling', medicines: await listSpelledLike(db, key, limit) }
}

/** Shorter texts are like too many names. */
const shortestMistake = 4

async function listByName(db: ReadDeps['db'], key: string, limit: number): Promise<StoredMedicine[]> {
  const beginning = await listBeginning(db, key, limit)
  if (beginning.length === limit) return beginning
  const containing = await listContaining(db, key, limit)
  const known = new Set(beginning.map(({ id }) => id))
  return [...beginning, ...containing.filter(({ id }) => !known.has(id))].slice(0, limit)
}
