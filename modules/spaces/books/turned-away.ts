import { AppError } from '@balai/contract/app-error.ts'
import type { Deps } from '../deps.ts'
import { rememberWanted } from './title-store.ts'

/**
 * Runs a whole transaction that reserves books. When it is given up because no copy was free, that is remembered:
 * whoever has one may then not renew.
 */
export async function rememberTurnedAway<Result>(
  { db, now }: Deps,
  transaction: () => Promise<Result>,
): Promise<Result> {
  try {
    return await transaction()
  } catch (error) {
    const titleId = missedTitle(error)
    if (titleId !== null) await rememberWanted(db, titleId, now())
    throw error
  }
}

const missedTitle = (error: unknown): string | null =>
  error instanceof AppError && error.code === 'no_copy_free'
    ? String(error.details.extensions?.title_id)
    : null
