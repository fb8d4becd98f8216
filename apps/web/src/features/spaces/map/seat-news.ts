import type { SeatLook } from '../plan/plan-seat.tsx'

export type Looks = ReadonlyMap<string, SeatLook>

/** Seats that look another way than before; whatever was not there before is no news. */
export const changedSeats = (before: Looks, now: Looks): readonly string[] =>
  [...now].filter(([id, look]) => before.has(id) && before.get(id) !== look).map(([id]) => id)

/** How many seats have each look. */
export function countLooks(looks: Looks): ReadonlyMap<SeatLook, number> {
  const counts = new Map<SeatLook, number>()
  for (const look of looks.values()) counts.set(look, (counts.get(look) ?? 0) + 1)
  return counts
}
