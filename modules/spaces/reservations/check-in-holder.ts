import { AppError } from '@balai/contract/app-error.ts'
import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { Deps } from '../deps.ts'
import { notifyAreas } from '../live/notify-areas-store.ts'
import { isStaff } from '../staff.ts'
import { holdReservation } from './reservation-access.ts'
import { findAtDesk, type Reservation, updateReservation } from './reservation-store.ts'
import { checkCheckIn, move } from './rules.ts'
import { holderOf } from './who-asks.ts'

/**
 * The holder is at the desk, whose code proves it, or the front desk has seen them. May be repeated.
 * Throws `check_in_code_required`, `wrong_desk`, `check_in_too_early`, `check_in_too_late`.
 */
export async function checkInHolder(
  { db, now }: Deps,
  account: AccountPrincipal,
  id: string,
  code: string | null,
): Promise<Reservation> {
  return await db.transaction().execute(async (tx) => {
    const { reservation } = await holdReservation(tx, account, id)
    checkDesk(account, reservation, code)
    if (reservation.state === 'checked_in') return reservation
    const at = now()
    const state = move(reservation.state, 'check_in')
    checkCheckIn(reservation, at)
    const checkedIn = await updateReservation(tx, reservation, { state, checked_in_at: at, updated_at: at })
    await notifyAreas(tx, [reservation.area_id])
    return checkedIn
  })
}

/** The same by the code alone, which the QR on the desk brings. Throws `no_reservation_here`. */
export async function checkInAtDesk(
  deps: Deps,
  account: AccountPrincipal,
  code: string,
): Promise<Reservation> {
  const holder = holderOf(account)
  const desk = { holderId: holder.account_id, checkInCode: code, now: deps.now() }
  const reservation = await findAtDesk(deps.db, desk)
  if (reservation === null) {
    throw new AppError('not_found', 'no_reservation_here', 'You have no reservation at this desk now.')
  }
  return await checkInHolder(deps, account, reservation.id, code)
}

function checkDesk(account: AccountPrincipal, { check_in_code }: Reservation, code: string | null): void {
  if (code === check_in_code || (code === null && isStaff(account))) return
  if (code === null) {
    const errors = [{ path: 'body.check_in_code', message: 'is required' }]
    throw new AppError('unprocessable', 'check_in_code_required', 'Scan the code of the desk.', { errors })
  }
  throw new AppError('unprocessable', 'wrong_desk', 'This is the code of another desk.')
}
