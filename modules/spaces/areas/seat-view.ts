import type { Principal } from '@balai/contract/principal.ts'
import { isStaff } from '../staff.ts'
import type { SeatView } from './contract.ts'
import type { Seat } from './seat-store.ts'

/** What the QR on a desk says is for staff: whoever knows it can check in from home. */
export function viewSeat(seat: Seat, principal: Principal | null): SeatView {
  const { check_in_code, serial: _serial, created_at: _created, updated_at: _updated, ...facts } = seat
  return {
    ...facts,
    retired_at: seat.retired_at?.toISOString() ?? null,
    ...(isStaff(principal) && { check_in_code }),
  }
}
