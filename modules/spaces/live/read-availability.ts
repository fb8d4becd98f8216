import type { Deps } from '../deps.ts'
import type { Stretch } from '../hours/contract.ts'
import { requireScheduledArea } from '../hours/opening-store.ts'
import { isOpenFor, openingsBetween } from '../hours/openings.ts'
import { addDays, localDateOf } from '../hours/wall-clock.ts'
import type { Availability, SeatAvailability } from './contract.ts'
import { readTakenSeats, type TakenSeat } from './occupancy-store.ts'
import { checkRange } from './rules.ts'

/** Which seats of an area nobody has in all of this time, in two statements. Throws `area_not_found`. */
export async function readAvailability(
  { db, now }: Deps,
  areaId: string,
  range: Stretch,
): Promise<Availability> {
  checkRange(range, now())
  const { area, schedule } = await requireScheduledArea(db, areaId, datesAround(range))
  const open = area.retired_at === null && isOpenFor(openingsBetween(schedule, range.from, range.to), range)
  const seats = await readTakenSeats(db, areaId, range)
  return {
    area_id: areaId,
    from: range.from.toISOString(),
    to: range.to.toISOString(),
    open,
    seats: seats.map((seat) => viewSeat(seat, open)),
  }
}

/** In whatever zone the area is: that is known only with its hours, which are read in the same statement. */
function datesAround({ from, to }: Stretch): [string, string] {
  return [addDays(localDateOf(from, 'UTC'), -2), addDays(localDateOf(to, 'UTC'), 1)]
}

function viewSeat(
  { seat_id, seat_number, out_of_service, taken }: TakenSeat,
  open: boolean,
): SeatAvailability {
  const reason = reasonOf(out_of_service, open, taken)
  return { seat_id, seat_number, free: reason === null, reason }
}

function reasonOf(outOfService: boolean, open: boolean, taken: boolean): SeatAvailability['reason'] {
  if (!open) return 'closed'
  if (outOfService) return 'out_of_service'
  return taken ? 'taken' : null
}
