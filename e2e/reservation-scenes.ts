import type { Person } from './people.ts'
import { type StagedArea, tomorrowMorning } from './seat-scenes.ts'

/** From ten to twelve tomorrow. Answers its id. */
export async function reserveTomorrow(by: Person, area: StagedArea, place: number): Promise<string> {
  const { from, to } = tomorrowMorning()
  const time = { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
  const { body } = await by.ask('POST', '/api/v1/reservations', { seat_id: seatIn(area, place), ...time })
  return body.id
}

const fiveMinutes = 300_000

/** From the next five minutes on for half an hour, in an area that counts so: one can check in already. */
export async function reserveNext(by: Person, area: StagedArea, place: number): Promise<string> {
  const start = Math.ceil((Date.now() + 5_000) / fiveMinutes) * fiveMinutes
  const time = { from: new Date(start).toISOString(), to: new Date(start + 6 * fiveMinutes).toISOString() }
  const { body } = await by.ask('POST', '/api/v1/reservations', { seat_id: seatIn(area, place), ...time })
  return body.id
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
