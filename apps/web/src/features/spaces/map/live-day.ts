import type { DayChange, DayView } from '@balai/spaces/live/contract.ts'

/** The day after a `change` of the live stream: it names the seats that look another way now, new ones among them. */
export function applyChange(day: DayView, { open, seats, gone = [] }: DayChange): DayView {
  const changed = new Map(seats.map((seat) => [seat.seat_id, seat]))
  const kept = day.seats.filter(({ seat_id }) => !gone.includes(seat_id))
  const known = new Set(kept.map(({ seat_id }) => seat_id))
  return {
    ...day,
    open: open ?? day.open,
    seats: [
      ...kept.map((seat) => changed.get(seat.seat_id) ?? seat),
      ...seats.filter(({ seat_id }) => !known.has(seat_id)),
    ],
  }
}
