import type { Request } from '../load/plan.ts'
import type { Statement } from '../load/repeat.ts'
import { get, ok, type Scene } from '../scene.ts'
import { instantOf } from '../stage/slots.ts'
import { type StagedArea, seatCount } from '../stage/stage-area.ts'
import { insertFree, insertTaken, readDay, readTaken } from './bare-statements.ts'

/** With the least that the database does for it. */
export interface LimitedScene extends Scene {
  readonly bare: Statement
}

/** Members who reserve: each another slot, and all of them one that somebody has. */
export const writingScenes = (area: StagedArea): LimitedScene[] => [
  {
    name: 'reservation of a free seat',
    request: reserve(area, '*'),
    expected: { status: 201, including: '"state":"active"' },
    pool: area.freeLater,
    bare: insertFree(area),
  },
  {
    name: 'refusal of a taken seat',
    request: reserve(area, JSON.stringify(area.taken)),
    expected: { status: 409, including: '"code":"seat_taken"' },
    pool: null,
    bare: insertTaken(area),
  },
]

/** Members who look at a day. */
export function readingScenes(area: StagedArea): LimitedScene[] {
  const path = `/api/v1/areas/${area.areaId}`
  const hours = `from=${instantOf(area.date, 8)}&to=${instantOf(area.date, 20)}`
  return [
    {
      name: `which of ${seatCount} seats are free all day`,
      request: get(`${path}/availability?${hours}`, tokensOf(area)),
      expected: ok('"reason":"taken"'),
      pool: null,
      bare: readTaken(area),
    },
    {
      name: `when ${seatCount} seats are taken`,
      request: get(`${path}/days/${area.date}`, tokensOf(area)),
      expected: ok('"state":"reserved"'),
      pool: null,
      bare: readDay(area),
    },
  ]
}

const reserve = (area: StagedArea, body: string): Request => ({
  method: 'POST',
  path: '/api/v1/reservations',
  token: tokensOf(area),
  body,
})

const tokensOf = ({ members }: StagedArea): string[] => members.map(({ token }) => token)
