/** A seat for a time, as a request asks for it. */
export interface Slot {
  readonly seat_id: string
  readonly from: string
  readonly to: string
}

/** From one hour of the wall to another. */
export type Hours = readonly [from: number, to: number]

export const zone = 'Asia/Jakarta'
const zoneHours = 7
const hourMs = 3_600_000

/** So many days from today in that zone. */
export const dateAhead = (days: number): string =>
  new Date(Date.now() + zoneHours * hourMs + days * 24 * hourMs).toISOString().slice(0, 10)

export const slotOf = (seatId: string, date: string, [from, to]: Hours): Slot => ({
  seat_id: seatId,
  from: instantOf(date, from),
  to: instantOf(date, to),
})

export const instantOf = (date: string, hour: number): string =>
  new Date(Date.parse(date) + (hour - zoneHours) * hourMs).toISOString()
