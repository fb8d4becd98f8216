import type { AreaView, SeatView } from '@balai/spaces/areas/contract.ts'
import type pg from 'pg'
import { type Caller, registerCaller } from './caller.ts'
import { fillDays } from './fill-days.ts'
import { openPool, type Pool } from './pool.ts'
import { shuffle } from './shuffle.ts'
import { dateAhead, type Hours, type Slot, slotOf, zone } from './slots.ts'

/** A hall of many seats, each of which is taken twice on each of the coming days, and members who want more. */
export interface StagedArea {
  readonly areaId: string
  readonly members: readonly Caller[]
  /** Tomorrow. */
  readonly date: string
  /** Somebody has it. */
  readonly taken: Slot
  /** What nobody has yet: of tomorrow, and of the days after it as bodies of requests, in any order. */
  readonly freeTomorrow: readonly Slot[]
  readonly freeLater: Pool
}

export const seatCount = 500
const memberCount = 50
const days = 30
const takenHours: readonly Hours[] = [
  [10, 12],
  [14, 17],
]
const freeHours: readonly Hours[] = [
  [8, 9],
  [9, 10],
  [12, 13],
  [13, 14],
  [17, 18],
  [18, 19],
  [19, 20],
]

export async function stageArea(url: string, client: pg.Client): Promise<StagedArea> {
  const { areaId, seatIds } = await openHall(await registerCaller(url, 'pengurus', 'admin'))
  const members: Caller[] = []
  while (members.length < memberCount) {
    members.push(await registerCaller(url, `anggota-${members.length}`, 'member'))
  }
  const dates = Array.from({ length: days }, (_, index) => dateAhead(index + 1))
  const [date = '', ...later] = dates
  const slots = (on: readonly string[], hours: readonly Hours[]) =>
    on.flatMap((day) => seatIds.flatMap((seat) => hours.map((each) => slotOf(seat, day, each))))
  const taken = slots(dates, takenHours)
  await fillDays(client, taken)
  return {
    areaId,
    members,
    date,
    taken: taken[0] as Slot,
    freeTomorrow: shuffle(slots([date], freeHours)),
    freeLater: openPool(shuffle(slots(later, freeHours)).map((slot) => JSON.stringify(slot))),
  }
}

/** Open every day from eight to eight. */
async function openHall(admin: Caller): Promise<{ areaId: string; seatIds: string[] }> {
  const opening_hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    opens_minute: 8 * 60,
    closes_minute: 20 * 60,
  }))
  const hall = { name: 'Bench', kind: 'coworking', time_zone: zone, opening_hours }
  const { id } = await admin.post<AreaView>('/api/v1/areas', hall)
  const plan_columns = 25
  const seats = Array.from({ length: seatCount }, (_, index) => ({
    number: `Bench ${index + 1}`,
    plan_column: index % plan_columns,
    plan_row: Math.floor(index / plan_columns),
  }))
  const plan = { plan_columns, plan_rows: Math.ceil(seatCount / plan_columns), seats }
  const saved = await admin.put<{ seats: SeatView[] }>(`/api/v1/areas/${id}/plan`, plan)
  return { areaId: id, seatIds: saved.seats.map((seat) => seat.id) }
}
