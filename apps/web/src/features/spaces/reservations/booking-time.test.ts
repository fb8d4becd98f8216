import type { AreaView } from '@balai/spaces/areas/contract.ts'
import type { DayView } from '@balai/spaces/live/contract.ts'
import { describe, expect, test } from 'vitest'
import { isOfDate, onDate } from './booking-time.ts'

const at = (time: string) => Date.parse(time)
const area = {
  time_zone: 'Asia/Jakarta',
  step_minutes: 30,
  min_minutes: 30,
  max_minutes: 240,
  lead_minutes: 0,
} as AreaView
/** Open from 18:00 until 02:00. */
const friday = {
  date: '2026-11-20',
  time_zone: 'Asia/Jakarta',
  open: [{ from: '2026-11-20T11:00:00Z', to: '2026-11-20T19:00:00Z' }],
  seats: [],
} as unknown as DayView

describe('a time of a night that goes on after midnight', () => {
  const [afterMidnight, closed] = [at('2026-11-20T18:30:00Z'), at('2026-11-20T19:30:00Z')]

  test('is of the date on which the night began, until it closes', () => {
    expect(isOfDate(afterMidnight, friday, area)).toBe(true)
    expect(isOfDate(closed, friday, area)).toBe(false)
  })

  test('is what is left of that date shortly before midnight, and stays when it is asked for again', () => {
    const now = at('2026-11-20T16:45:00Z')
    const wish = {
      seatId: 'A1',
      date: '2026-11-19',
      from: at('2026-11-19T12:00:00Z'),
      to: at('2026-11-19T13:00:00Z'),
    }
    const moved = onDate(wish, friday, area, now)
    expect(moved.from).toBeGreaterThan(now)
    expect(isOfDate(moved.from, friday, area)).toBe(true)
  })
})
