import type { Person } from './people.ts'
import { type StagedArea, tomorrowMorning } from './seat-scenes.ts'

/** From ten to twelve tomorrow. Answers its id. */
export async function reserveTomorrow(by: Person, area: StagedArea, place: number): Promise<string> {
  const { from, to } = tomorrowMorning()
  const time = { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
  return await reserve(by, area, place, time)
}

const fiveMinutes = 300_000

/** From the next five minutes on for half an hour, in an area that counts so: one can check in already. */
export async function reserveNext(by: Person, area: StagedArea, place: number): Promise<string> {
  const start = Math.ceil((Date.now() + 5_000) / fiveMinutes) * fiveMinutes
  const time = { from: new Date(start).toISOString(), to: new Date(start + 6 * fiveMinutes).toISOString() }
  return await reserve(by, area, place, time)
}

/** For an hour, so many hours from now. Answers its id. */
export async function reserveInHours(
  by: Person,
  area: StagedArea,
  place: number,
  hours: number,
): Promise<string> {
  return await reserve(by, area, place, hourFromNow(hours))
}

interface Time {
  readonly from: string
  readonly to: string
}

const hour = 3_600_000

/** A whole hour. */
export function hourFromNow(hours: number): Time {
  const start = Math.ceil(Date.now() / hour) * hour + hours * hour
  return { from: new Date(start).toISOString(), to: new Date(start + hour).toISOString() }
}

async function reserve(by: Person, area: StagedArea, place: number, { from, to }: Time): Promise<string> {
  const wish = { seat_id: seatIn(area, place), from, to }
  return (await by.ask('POST', '/api/v1/reservations', wish)).body.id
}

/** What the QR on a desk says. */
export async function codeOf(admin: Person, area: StagedArea, place: number): Promise<string> {
  return (await admin.ask('GET', `/api/v1/seats/${seatIn(area, place)}`)).body.check_in_code
}

function seatIn({ seats }: StagedArea, place: number): string {
  const seat = seats[place]
  if (seat === undefined) throw new Error(`There are only ${seats.length} seats.`)
  return seat.id
}
