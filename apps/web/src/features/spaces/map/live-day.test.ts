import type { DayView } from '@balai/spaces/live/contract.ts'
import { expect, test } from 'vitest'
import { applyChange } from './live-day.ts'

const free = (seat_id: string) => ({ seat_id, state: 'free' as const, busy: [] })
const taken = (seat_id: string) => ({
  seat_id,
  state: 'held' as const,
  busy: [{ from: '2026-11-20T09:00:00.000Z', to: '2026-11-20T10:00:00.000Z', state: 'held' as const }],
})
const day: DayView = {
  area_id: 'area',
  date: '2026-11-20',
  time_zone: 'Asia/Jakarta',
  open: [{ from: '2026-11-20T01:00:00.000Z', to: '2026-11-20T13:00:00.000Z' }],
  seats: [free('a'), free('b')],
}

test('a change tells what became of some seats, and leaves the others and the hours as they were', () => {
  expect(applyChange(day, { seats: [taken('b')] })).toEqual({ ...day, seats: [free('a'), taken('b')] })
})

test('a change brings new hours, new seats, and takes others away', () => {
  const open = [{ from: '2026-11-20T02:00:00.000Z', to: '2026-11-20T04:00:00.000Z' }]
  expect(applyChange(day, { open, seats: [taken('c')], gone: ['a'] })).toEqual({
    ...day,
    open,
    seats: [free('b'), taken('c')],
  })
})
