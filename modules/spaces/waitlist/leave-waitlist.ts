import { AppError } from '@balai/contract/app-error.ts'
import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { Deps } from '../deps.ts'
import { cancelHeld } from '../reservations/cancel-reservation.ts'
import { holdReservation } from '../reservations/reservation-access.ts'
import { holderOf } from '../reservations/who-asks.ts'
import { endWaiting, requireEntry } from './entry-store.ts'
import { lockQueue } from './queue-store.ts'

/** Whoever has an offer declines it by that, and it passes on. Throws `waitlist_entry_not_found`, `waitlist_entry_over`. */
export async function leaveWaitlist({ db, now }: Deps, account: AccountPrincipal, id: string): Promise<void> {
  const { account_id } = holderOf(account)
  await db.transaction().execute(async (tx) => {
    const { area_id } = await requireEntry(tx, account_id, id)
    await lockQueue(tx, area_id)
    const at = now()
    if (await endWaiting(tx, id, at)) return
    const { offer } = await requireEntry(tx, account_id, id)
    if (offer === null) throw entryOver()
    const { reservation, by } = await holdReservation(tx, account, offer.reservation_id)
    // it may have been accepted while this waited for the row
    if (reservation.state !== 'offered') throw entryOver()
    await cancelHeld(tx, reservation, { by, name: account.username, at })
  })
}

const entryOver = () => new AppError('conflict', 'waitlist_entry_over', 'This does not wait any more.')
