import type { SeatDay } from '@balai/spaces/live/contract.ts'
import { describe, expect, test } from 'vitest'
import { lookOf } from './seat-look.ts'

const at = (time: string) => Date.parse(`2026-11-20T${time}Z`)
const iso = (time: string) => new Date(at(time)).toISOString()
const busy = (from: string, to: string, state: SeatDay['busy'][number]['state'] = 'reserved') => ({
  from: iso(from),
  to: iso(to),
  state,
})
const open = [
  { from: at('08:00'), to: at('12:00') },
  { from: at('13:00'), to: at('20:00') },
]
const choice = (from: string, to: string, wholeDay = false) => ({ from: at(from), to: at(to), wholeDay })
const early = at('07:00')
const look = (taken: SeatDay['busy'], span = choice('09:00', '11:00'), now = early) =>
  lookOf({ busy: taken }, span, open, now)

describe('a seat in the chosen time', () => {
  test('is free when nobody has it then, even where others have it right before and after', () => {
    expect(look([busy('08:00', '09:00'), busy('11:00', '12:00')])).toBe('free')
  })

  test.each(['held', 'reserved', 'in_use', 'closed'] as const)(
    'is %s when a part of the time is',
    (state) => {
      expect(look([busy('10:45', '11:15', state)])).toBe(state)
    },
  )

  test('shows what weighs most', () => {
    expect(look([busy('09:00', '10:00', 'held'), busy('10:00', '11:00', 'reserved')])).toBe('reserved')
    expect(look([busy('09:00', '10:00', 'in_use'), busy('10:00', '11:00', 'reserved')])).toBe('in_use')
  })

  test('forgets what is over', () => {
    const taken = [busy('09:00', '09:30', 'in_use')]
    expect(look(taken, undefined, at('09:29'))).toBe('in_use')
    expect(look(taken, undefined, at('09:30'))).toBe('free')
  })

  test('is closed outside the openings, across a pause, and in the past', () => {
    expect(look([], choice('07:00', '09:00'))).toBe('closed')
    expect(look([], choice('11:00', '14:00'))).toBe('closed')
    expect(look([], choice('09:00', '11:00'), at('11:00'))).toBe('closed')
  })

  test('of a whole day may have a pause', () => {
    expect(look([], choice('08:00', '20:00', true))).toBe('free')
    expect(look([], choice('08:00', '20:00', true), at('15:00'))).toBe('free')
    expect(look([], choice('20:00', '22:00', true))).toBe('closed')
  })
})
