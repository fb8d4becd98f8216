import { emitAll } from '@balai/events/emit.ts'
import { defineSweep, type Sweep } from '@balai/events/sweep.ts'
import { ReservationDue } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { findDue, takeReminders } from './due-store.ts'
import { moveByClock } from './move-by-clock.ts'
import { reservationFacts } from './reservation-facts.ts'

/** What the clock does to reservations. */
export function reservationSweeps(deps: Deps): readonly Sweep[] {
  return [
    defineSweep({ name: 'spaces.move_reservations', run: (signal) => moveDue(deps, signal) }),
    defineSweep({ name: 'spaces.remind_holders', run: () => remind(deps) }),
  ]
}

const batch = 100

/** One that fails does not hold up the others; it is tried again. */
async function moveDue(deps: Deps, signal: AbortSignal): Promise<boolean> {
  const due = await findDue(deps.db, deps.now(), batch)
  const failures: unknown[] = []
  for (const reservation of due) {
    if (signal.aborted) break
    await moveByClock(deps, reservation).catch((error) => failures.push(error))
  }
  if (failures.length > 0) throw failures[0]
  return due.length === batch
}

async function remind({ db, now }: Deps): Promise<boolean> {
  const reminded = await db.transaction().execute(async (tx) => {
    const reservations = await takeReminders(tx, now(), batch)
    await emitAll(
      tx,
      ReservationDue,
      reservations.map((reservation) => reservationFacts(reservation, 'clock')),
    )
    return reservations.length
  })
  return reminded === batch
}
