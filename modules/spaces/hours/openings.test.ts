import { describe, expect, it } from 'vitest'
import type { Stretch } from './contract.ts'
import { isOpenFor, openingsBetween, openingsOn, type Schedule, wholeDayOn } from './openings.ts'

const daily = (...hours: readonly (readonly [number, number])[]) =>
  [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
    hours.map(([opens, closes]) => ({ weekday, opens_minute: opens * 60, closes_minute: closes * 60 })),
  )
const scheduleOf = (zone: string, ...hours: readonly (readonly [number, number])[]): Schedule => ({
  zone,
  hours: daily(...hours),
  exceptions: [],
})
const told = (openings: readonly Stretch[]) =>
  openings.map(({ from, to }) => `${from.toISOString().slice(0, 16)} ${to.toISOString().slice(0, 16)}`)
const between = (schedule: Schedule, from: string, to: string) =>
  told(openingsBetween(schedule, new Date(from), new Date(to)))

describe('the openings of a date', () => {
  it('are those of its weekday, and none where the week says nothing', () => {
    const schedule = { ...scheduleOf('Asia/Jakarta', [8, 20]), exceptions: [] }
    const closedOnSunday = { ...schedule, hours: schedule.hours.filter(({ weekday }) => weekday !== 7) }
    expect(told(openingsOn(closedOnSunday, '2026-11-21'))).toEqual(['2026-11-21T01:00 2026-11-21T13:00'])
    expect(openingsOn(closedOnSunday, '2026-11-22')).toEqual([])
  })

  it('last as long as the night does when they cross midnight and the clock changes', () => {
    const night = scheduleOf('Europe/Berlin', [20, 28])
    expect(told(openingsOn(night, '2026-03-28'))).toEqual(['2026-03-28T19:00 2026-03-29T02:00'])
    expect(told(openingsOn(night, '2026-10-24'))).toEqual(['2026-10-24T18:00 2026-10-25T03:00'])
    const island = scheduleOf('Australia/Lord_Howe', [20, 28])
    expect(told(openingsOn(island, '2026-10-03'))).toEqual(['2026-10-03T09:30 2026-10-03T17:00'])
    expect(told(openingsOn(island, '2026-04-04'))).toEqual(['2026-04-04T09:00 2026-04-04T17:30'])
  })

  it('are none when the clock skips them', () => {
    expect(openingsOn(scheduleOf('Europe/Berlin', [2.5, 3]), '2026-03-29')).toEqual([])
  })

  it('are joined where one begins as the other ends', () => {
    expect(told(openingsOn(scheduleOf('UTC', [8, 12], [12, 16], [18, 20]), '2026-11-20'))).toEqual([
      '2026-11-20T08:00 2026-11-20T16:00',
      '2026-11-20T18:00 2026-11-20T20:00',
    ])
  })
})

describe('exceptions', () => {
  const usual = scheduleOf('UTC', [8, 20])
  const exception = (
    area_id: string | null,
    from_date: string,
    to_date: string,
    hours: [number, number][],
  ) => ({
    area_id,
    from_date,
    to_date,
    hours: hours.map(([opens, closes]) => ({ opens_minute: opens * 60, closes_minute: closes * 60 })),
  })

  it('replace the hours of the weekday, on their first and their last date too', () => {
    const schedule = { ...usual, exceptions: [exception(null, '2026-12-24', '2026-12-26', [])] }
    const open = ['2026-12-23', '2026-12-24', '2026-12-26', '2026-12-27'].map(
      (date) => openingsOn(schedule, date).length,
    )
    expect(open).toEqual([1, 0, 0, 1])
  })

  it('of an area go before those of the house', () => {
    const house = exception(null, '2026-12-24', '2026-12-26', [])
    const area = exception('an area', '2026-12-24', '2026-12-24', [[9, 12]])
    for (const exceptions of [
      [house, area],
      [area, house],
    ]) {
      expect(told(openingsOn({ ...usual, exceptions }, '2026-12-24'))).toEqual([
        '2026-12-24T09:00 2026-12-24T12:00',
      ])
    }
  })

  it('close the evening after midnight that began on a date of theirs, and not the one before', () => {
    const night = {
      ...scheduleOf('UTC', [20, 26]),
      exceptions: [exception(null, '2026-12-25', '2026-12-25', [])],
    }
    expect(between(night, '2026-12-25T00:00Z', '2026-12-26T12:00Z')).toEqual([
      '2026-12-24T20:00 2026-12-25T02:00',
    ])
  })
})

describe('the openings between two instants', () => {
  it('begin with the one that began the evening before', () => {
    expect(between(scheduleOf('UTC', [20, 26]), '2026-11-20T01:00Z', '2026-11-20T21:00Z')).toEqual([
      '2026-11-19T20:00 2026-11-20T02:00',
      '2026-11-20T20:00 2026-11-21T02:00',
    ])
  })

  it('are one over midnight in a house that never closes, through a change of its clocks', () => {
    const always = scheduleOf('Europe/Berlin', [0, 24])
    const stretch = { from: new Date('2026-10-24T10:00Z'), to: new Date('2026-10-26T10:00Z') }
    const openings = openingsBetween(always, stretch.from, stretch.to)
    expect(openings).toHaveLength(1)
    expect(isOpenFor(openings, stretch)).toBe(true)
  })

  it('hold a stretch only when one of them holds all of it', () => {
    const openings = openingsOn(scheduleOf('UTC', [8, 12], [13, 20]), '2026-11-20')
    const open = (from: string, to: string) =>
      isOpenFor(openings, { from: new Date(`2026-11-20T${from}Z`), to: new Date(`2026-11-20T${to}Z`) })
    expect([open('08:00', '12:00'), open('11:00', '14:00'), open('07:59', '09:00')]).toEqual([
      true,
      false,
      false,
    ])
  })
})

it('a whole day lasts from its first opening to the end of its last', () => {
  const schedule = scheduleOf('Asia/Jakarta', [8, 12], [13, 26])
  expect(told([wholeDayOn(schedule, '2028-02-29') ?? { from: new Date(0), to: new Date(0) }])).toEqual([
    '2028-02-29T01:00 2028-02-29T19:00',
  ])
  expect(wholeDayOn({ ...schedule, hours: [] }, '2028-02-29')).toBeNull()
})
