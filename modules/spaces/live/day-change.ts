import type { DayChange, DayView } from './contract.ts'

/** Tells, again and again, what became of a day since the last time; null when it looks as it did. */
export function watchChanges(first: DayView): (now: DayView) => DayChange | null {
  let open = JSON.stringify(first.open)
  let seats = textsOf(first)

  return (now) => {
    const [openBefore, seatsBefore] = [open, seats]
    open = JSON.stringify(now.open)
    seats = textsOf(now)
    const gone = [...seatsBefore.keys()].filter((id) => !seats.has(id))
    const changed = now.seats.filter(({ seat_id }) => seats.get(seat_id) !== seatsBefore.get(seat_id))
    if (open === openBefore && gone.length === 0 && changed.length === 0) return null
    return {
      ...(open !== openBefore && { open: now.open }),
      seats: changed,
      ...(gone.length > 0 && { gone }),
    }
  }
}

const textsOf = ({ seats }: DayView): ReadonlyMap<string, string> =>
  new Map(seats.map((seat) => [seat.seat_id, JSON.stringify(seat)]))
