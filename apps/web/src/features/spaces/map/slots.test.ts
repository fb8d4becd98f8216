import { describe, expect, test } from 'vitest'
import { endFor, endsOf, slotsOf, soonestSpan, startsOf, wholeDayOf } from './slots.ts'

const rules = { step_minutes: 30, min_minutes: 60, max_minutes: 120, lead_minutes: 0 }
const at = (time: string) => Date.parse(time)
const iso = (instants: readonly number[]) => instants.map((ms) => new Date(ms).toISOString().slice(5, 16))
const dayOf = (date: string, time_zone: string, ...open: readonly (readonly [string, string])[]) => ({
  date,
  time_zone,
  open: open.map(([from, to]) => ({ from, to })),
})
const friday = dayOf('2026-11-20', 'Asia/Jakarta', ['2026-11-20T03:00:00Z', '2026-11-20T05:45:00Z'])

describe('the times of a date', () => {
  test('are the steps of the wall clock within an opening, and its end whatever it is', () => {
    const slots = slotsOf(friday, rules)
    const early = at('2026-11-20T00:00:00Z')
    expect(iso(startsOf(slots, rules, early))).toEqual([
      '11-20T03:00',
      '11-20T03:30',
      '11-20T04:00',
      '11-20T04:30',
    ])
    expect(iso(endsOf(slots, at('2026-11-20T04:00:00Z'), rules))).toEqual([
      '11-20T05:00',
      '11-20T05:30',
      '11-20T05:45',
    ])
  })

  test('begin after now and what must lie before a reservation', () => {
    const slots = slotsOf(friday, rules)
    const now = at('2026-11-20T03:10:00Z')
    expect(iso(startsOf(slots, rules, now))[0]).toBe('11-20T03:30')
    expect(iso(startsOf(slots, { ...rules, lead_minutes: 45 }, now))[0]).toBe('11-20T04:00')
    expect(startsOf(slots, rules, at('2026-11-20T05:00:00Z'))).toEqual([])
  })

  test('go on after midnight where it closes later, and begin at midnight where it was open already', () => {
    const night = dayOf(
      '2026-11-21',
      'Asia/Jakarta',
      ['2026-11-20T13:00:00Z', '2026-11-20T19:00:00Z'],
      ['2026-11-21T15:00:00Z', '2026-11-21T19:00:00Z'],
    )
    const slots = slotsOf(night, rules)
    expect(iso(startsOf(slots, rules, 0))).toEqual([
      ...['11-20T17:00', '11-20T17:30', '11-20T18:00'],
      ...[
        '11-21T15:00',
        '11-21T15:30',
        '11-21T16:00',
        '11-21T16:30',
        '11-21T17:00',
        '11-21T17:30',
        '11-21T18:00',
      ],
    ])
    expect(wholeDayOf(night)).toEqual({ from: at('2026-11-21T15:00:00Z'), to: at('2026-11-21T19:00:00Z') })
  })

  test('are those of the wall on the day on which an hour is skipped', () => {
    const spring = dayOf('2026-03-29', 'Europe/Berlin', ['2026-03-29T00:00:00Z', '2026-03-29T03:00:00Z'])
    const steps = { ...rules, step_minutes: 60 }
    expect(iso(startsOf(slotsOf(spring, steps), steps, 0))).toEqual([
      '03-29T00:00',
      '03-29T01:00',
      '03-29T02:00',
    ])
  })

  test('offer two hours as soon as possible, and less where it closes before', () => {
    const slots = slotsOf(friday, rules)
    const span = (now: string) => soonestSpan(slots, rules, at(now))
    expect(span('2026-11-20T02:00:00Z')).toEqual({
      from: at('2026-11-20T03:00:00Z'),
      to: at('2026-11-20T05:00:00Z'),
    })
    expect(span('2026-11-20T04:20:00Z')).toEqual({
      from: at('2026-11-20T04:30:00Z'),
      to: at('2026-11-20T05:45:00Z'),
    })
    expect(span('2026-11-20T05:00:00Z')).toBeNull()
    expect(endFor(slots, at('2026-11-20T03:00:00Z'), 15 * 60_000, rules)).toBe(at('2026-11-20T04:00:00Z'))
  })
})
