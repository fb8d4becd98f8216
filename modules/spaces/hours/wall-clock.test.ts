import { describe, expect, it } from 'vitest'
import {
  addDays,
  datesFrom,
  localDateOf,
  localDay,
  localMinuteOf,
  wallTimeAt,
  weekdayOf,
} from './wall-clock.ts'

const at = (date: string, time: string, zone: string) => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return wallTimeAt(date, hours * 60 + minutes, zone)
    .toISOString()
    .slice(0, 16)
}
const hoursOf = (date: string, zone: string) => {
  const { from, to } = localDay(date, zone)
  return (to.getTime() - from.getTime()) / 3_600_000
}

describe('a wall time', () => {
  it('is the instant at which the clock of the zone shows it', () => {
    expect(at('2026-11-20', '08:00', 'Asia/Jakarta')).toBe('2026-11-20T01:00')
    expect(at('2026-07-01', '08:00', 'Europe/Berlin')).toBe('2026-07-01T06:00')
    expect(at('2026-12-01', '08:00', 'Europe/Berlin')).toBe('2026-12-01T07:00')
  })

  it('past midnight belongs to the date on which it began', () => {
    expect(at('2026-12-31', '26:30', 'Asia/Jakarta')).toBe('2026-12-31T19:30')
    expect(at('2028-02-28', '25:00', 'UTC')).toBe('2028-02-29T01:00')
  })

  it('that the clock skips comes as much later as it skips', () => {
    expect(at('2026-03-29', '02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30')
    expect(at('2026-10-04', '02:15', 'Australia/Lord_Howe')).toBe('2026-10-03T15:45')
  })

  it('that comes twice is the first one', () => {
    expect(at('2026-10-25', '02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30')
    expect(at('2026-04-05', '01:45', 'Australia/Lord_Howe')).toBe('2026-04-04T14:45')
  })

  it('is read back as it was written', () => {
    for (const zone of ['Asia/Jakarta', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu']) {
      for (const date of datesFrom('2026-03-25', '2026-04-10')) {
        for (const minute of [0, 479, 720, 1_439]) {
          const instant = wallTimeAt(date, minute, zone)
          expect([localDateOf(instant, zone), localMinuteOf(instant, zone)]).toEqual([date, minute])
        }
      }
    }
  })
})

describe('a day', () => {
  it('is as long as the clocks of its zone make it', () => {
    expect(hoursOf('2026-11-20', 'Asia/Jakarta')).toBe(24)
    expect([hoursOf('2026-03-29', 'Europe/Berlin'), hoursOf('2026-10-25', 'Europe/Berlin')]).toEqual([23, 25])
    const lordHowe = ['2026-10-04', '2026-04-05'].map((date) => hoursOf(date, 'Australia/Lord_Howe'))
    expect(lordHowe).toEqual([23.5, 24.5])
  })

  it('begins with what the clock shows where it skips midnight', () => {
    const { from } = localDay('2026-09-06', 'America/Santiago')
    expect(from.toISOString()).toBe('2026-09-06T04:00:00.000Z')
    expect(localMinuteOf(from, 'America/Santiago')).toBe(60)
  })

  it('is another one elsewhere at the same instant', () => {
    const instant = new Date('2026-12-31T18:30:00Z')
    expect(localDateOf(instant, 'Asia/Jakarta')).toBe('2027-01-01')
    expect(localDateOf(instant, 'America/New_York')).toBe('2026-12-31')
  })

  it('follows the calendar through leap days', () => {
    expect(datesFrom('2028-02-28', '2028-03-01')).toEqual(['2028-02-28', '2028-02-29', '2028-03-01'])
    expect(addDays('2027-02-28', 1)).toBe('2027-03-01')
    expect([weekdayOf('2028-02-29'), weekdayOf('2026-11-22')]).toEqual([2, 7])
  })
})
