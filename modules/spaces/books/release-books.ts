import type { Tx } from '@balai/db/open-database.ts'
import { emitAll } from '@balai/events/emit.ts'
import { type Actor, BookCancelled } from '../contract.ts'
import type { SpacesTables } from '../tables.ts'
import { factsOf } from './loan-facts.ts'
import { cancelWaitingLoans } from './waiting-loan-store.ts'

export interface Release {
  readonly by: Actor
  /** Null for the clock. */
  readonly name: string | null
  readonly at: Date
}

/**
 * Books that still wait at the desk, and were reserved with this seat, go back to their shelves: for whoever ends a
 * seat's reservation before its time. One that was fetched stays with its holder.
 */
export async function releaseBooks(
  tx: Tx<SpacesTables>,
  reservationId: string,
  { by, name, at }: Release,
): Promise<void> {
  const released = await cancelWaitingLoans(tx, reservationId, name, at)
  await emitAll(
    tx,
    BookCancelled,
    released.map((loan) => factsOf(loan, by)),
  )
}
