import { randomBytes } from 'node:crypto'
import type { Person } from './people.ts'

export interface StagedSeat {
  readonly id: string
  readonly number: string
  readonly areaId: string
}

/** A seat in an area of its own that is open day and night. */
export async function openSeat(admin: Person): Promise<StagedSeat> {
  const number = `K-${randomBytes(3).toString('hex')}`
  const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    opens_minute: 0,
    closes_minute: 1_440,
  }))
  const { body: area } = await admin.ask('POST', '/api/v1/areas', {
    name: `Ruang ${number}`,
    kind: 'coworking',
    time_zone: 'Asia/Jakarta',
    opening_hours: everyDay,
  })
  const { body: seat } = await admin.ask('POST', `/api/v1/areas/${area.id}/seats`, {
    number,
    plan_column: 1,
    plan_row: 1,
  })
  return { id: seat.id, number, areaId: area.id }
}

const hour = 3_600_000

/** For an hour, so many hours from now. Answers with its id. */
export async function reserve(by: Person, seat: StagedSeat, inHours: number): Promise<string> {
  return (await by.ask('POST', '/api/v1/reservations', { seat_id: seat.id, ...hourFromNow(inHours) })).body.id
}

/** A whole hour. */
export function hourFromNow(inHours: number): { readonly from: string; readonly to: string } {
  const start = Math.ceil(Date.now() / hour) * hour + inHours * hour
  return { from: new Date(start).toISOString(), to: new Date(start + hour).toISOString() }
}
