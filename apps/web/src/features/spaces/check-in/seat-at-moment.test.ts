import { expect, test } from 'vitest'
import { seatNow } from './seat-at-moment.ts'

const rules = { step_minutes: 30, min_minutes: 30, max_minutes: 120 }
const at = (time: string) => Date.parse(`2026-11-20T${time}Z`)
const iso = (time: string) => new Date(at(time)).toISOString()
type State = 'held' | 'reserved' | 'in_use' | 'closed'
type Busy = readonly [from: string, to: string, state?: State]
const day = (...busy: readonly Busy[]) => ({
  area_id: 'area',
  date: '2026-11-20',
  time_zone: 'UTC',
  open: [{ from: iso('08:00'), to: iso('12:00') }],
  seats: [
    {
      seat_id: 'a',
      state: 'free' as const,
      busy: busy.map(([from, to, state = 'reserved']) => ({ from: iso(from), to: iso(to), state })),
    },
  ],
})
const look = (time: string, ...busy: readonly Busy[]) => seatNow(day(...busy), rules, 'a', at(time))

test('a free seat can be had from now on, until somebody else comes or the area closes', () => {
  expect(look('09:10')).toEqual({
    kind: 'free',
    until: at('12:00'),
    ends: ['10:00', '10:30', '11:00'].map(at),
  })
  expect(look('09:10', ['10:00', '11:00'])).toMatchObject({ until: at('10:00'), ends: [at('10:00')] })
  expect(look('09:40', ['10:00', '11:00'])).toMatchObject({ ends: [] })
})

test('a seat that one has after another is taken until the last of them goes', () => {
  const taken = look('09:10', ['09:00', '10:00', 'in_use'], ['10:00', '11:00'], ['11:30', '12:00'])
  expect(taken).toEqual({ kind: 'taken', until: at('11:00') })
})

test('a seat out of service, and an area that is closed, say so', () => {
  expect(look('09:10', ['00:00', '23:59', 'closed'])).toEqual({ kind: 'out_of_service' })
  expect(look('07:00')).toEqual({ kind: 'closed', opens: at('08:00') })
  expect(look('12:00')).toEqual({ kind: 'closed', opens: null })
})
