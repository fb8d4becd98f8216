import { describe, expect, test } from 'vitest'
import { chosenTime, dateOf, onDate, searchOf } from './chosen-time.ts'
import { slotsOf } from './slots.ts'

const zone = 'Asia/Jakarta'
const rules = { step_minutes: 30, min_minutes: 30, max_minutes: 480, lead_minutes: 0 }
const day = {
  area_id: 'area',
  date: '2026-11-20',
  time_zone: zone,
  open: [{ from: '2026-11-20T02:00:00Z', to: '2026-11-20T12:00:00Z' }],
  seats: [],
}
const slots = slotsOf(day, rules)
const now = Date.parse('2026-11-20T03:10:00Z')
const chosen = (search: Parameters<typeof dateOf>[0]) => chosenTime(search, day, slots, rules, now)

describe('the address of a map', () => {
  test('says the date, or a time on it, or today where the area is', () => {
    expect(dateOf({ date: '2026-12-24' }, zone, now)).toBe('2026-12-24')
    expect(dateOf({ from: '2026-11-21T18:00Z' }, zone, now)).toBe('2026-11-22')
    expect(dateOf({}, zone, Date.parse('2026-11-20T18:00:00Z'))).toBe('2026-11-21')
    for (const date of ['2026-02-30', 'tomorrow', '2026'])
      expect(dateOf({ date }, zone, now)).toBe('2026-11-20')
  })

  test('brings back the time that was chosen', () => {
    const span = {
      from: Date.parse('2026-11-20T05:00Z'),
      to: Date.parse('2026-11-20T06:30Z'),
      wholeDay: false,
    }
    expect(searchOf(span, day.date)).toMatchObject({ from: '2026-11-20T05:00Z', to: '2026-11-20T06:30Z' })
    expect(chosen(searchOf(span, day.date))).toEqual(span)
    const whole = {
      from: Date.parse('2026-11-20T02:00Z'),
      to: Date.parse('2026-11-20T12:00Z'),
      wholeDay: true,
    }
    expect(chosen(searchOf(whole, day.date))).toEqual(whole)
  })

  test('that says no time, or none that is one, means two hours from now on', () => {
    const soonest = {
      from: Date.parse('2026-11-20T03:30Z'),
      to: Date.parse('2026-11-20T05:30Z'),
      wholeDay: false,
    }
    expect(chosen({})).toEqual(soonest)
    expect(chosen({ from: '2026-11-20T06:00Z', to: '2026-11-20T05:00Z' })).toEqual(soonest)
    expect(chosen({ from: 'soon', to: 'later' })).toEqual(soonest)
  })

  test('of another date keeps the hours by the wall, after midnight and after the clocks were changed', () => {
    const night = { date: '2026-10-24', from: '2026-10-24T20:00Z', to: '2026-10-24T23:00Z' }
    expect(onDate(night, '2026-10-30', 'Europe/Berlin')).toEqual({
      date: '2026-10-30',
      whole_day: undefined,
      from: '2026-10-30T21:00Z',
      to: '2026-10-31T00:00Z',
    })
    expect(onDate({}, '2026-10-30', zone)).toMatchObject({
      date: '2026-10-30',
      from: undefined,
      to: undefined,
    })
  })
})
