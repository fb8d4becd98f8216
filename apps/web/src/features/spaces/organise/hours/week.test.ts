import { describe, expect, test } from 'vitest'
import {
  faultsOf,
  hoursOf,
  isPastMidnight,
  isRoundTheClock,
  newOpening,
  openingAfter,
  weekOf,
} from './week.ts'

const hours = [
  { weekday: 1, opens_minute: 8 * 60, closes_minute: 12 * 60 },
  { weekday: 1, opens_minute: 18 * 60, closes_minute: 26 * 60 },
  { weekday: 5, opens_minute: 9 * 60, closes_minute: 24 * 60 },
  { weekday: 7, opens_minute: 0, closes_minute: 24 * 60 },
  { weekday: 6, opens_minute: 22 * 60, closes_minute: 46 * 60 },
]

test('hours come back as they were: several a day, past midnight, round the clock', () => {
  const week = weekOf(hours)
  expect(week[0]?.map(({ opens, closes }) => [opens, closes])).toEqual([
    ['08:00', '12:00'],
    ['18:00', '02:00'],
  ])
  expect(hoursOf(week)).toEqual(hours.toSorted((a, b) => a.weekday - b.weekday))
})

test('what closes before it opens closes on the next day, and midnight ends the day itself', () => {
  expect(isPastMidnight(newOpening('18:00', '02:00'))).toBe(true)
  expect(isPastMidnight(newOpening('18:00', '00:00'))).toBe(false)
  expect(isPastMidnight(newOpening('08:00', '20:00'))).toBe(false)
  expect(isRoundTheClock(newOpening('00:00', '00:00'))).toBe(true)
})

describe('faults', () => {
  test('openings of a day that meet are told, and those that touch are none', () => {
    const morning = newOpening('08:00', '12:00')
    expect([...faultsOf([morning, newOpening('12:00', '14:00')])]).toEqual([])
    expect([...faultsOf([morning, newOpening('11:59', '14:00')])]).toEqual([[1, 'overlaps']])
    expect([...faultsOf([newOpening('18:00', '02:00'), newOpening('23:00', '23:30')])]).toEqual([
      [1, 'overlaps'],
    ])
  })

  test('half an opening is told', () => {
    expect([...faultsOf([newOpening('08:00', '')])]).toEqual([[0, 'incomplete']])
  })
})

test('another opening comes after the last one of the day, and within it', () => {
  const clock = ({ opens, closes }: { opens: string; closes: string }) => [opens, closes]
  expect(clock(openingAfter([]))).toEqual(['08:00', '20:00'])
  expect(clock(openingAfter([newOpening('08:00', '12:00')]))).toEqual(['13:00', '16:00'])
  expect(clock(openingAfter([newOpening('08:00', '23:30')]))).toEqual(['23:00', '00:00'])
})
