import { describe, expect, it } from 'vitest'
import { instantOf, wallOf } from './wall-clock.ts'

describe('the wall clock of a place', () => {
  it.each([
    ['2026-11-20T19:00', 'Asia/Jakarta', '2026-11-20T12:00:00.000Z'],
    ['2026-11-20T00:15', 'Asia/Kathmandu', '2026-11-19T18:30:00.000Z'],
    ['2026-07-01T19:00', 'America/New_York', '2026-07-01T23:00:00.000Z'],
    ['2026-12-31T23:59', 'Pacific/Kiritimati', '2026-12-31T09:59:00.000Z'],
  ])('%s in %s is %s', (wall, zone, instant) => {
    expect(instantOf(wall, zone)).toEqual({ instant, kind: 'once' })
    expect(wallOf(instant, zone)).toBe(wall)
  })

  it('takes a time in the hour that clocks skip as if they had not been changed yet', () => {
    expect(instantOf('2026-03-29T02:30', 'Europe/Berlin')).toEqual({
      instant: '2026-03-29T01:30:00.000Z',
      kind: 'never',
    })
    expect(wallOf('2026-03-29T01:30:00.000Z', 'Europe/Berlin')).toBe('2026-03-29T03:30')
  })

  it('takes the first of two when clocks go back', () => {
    expect(instantOf('2026-10-25T02:30', 'Europe/Berlin')).toEqual({
      instant: '2026-10-25T00:30:00.000Z',
      kind: 'twice',
    })
    expect(instantOf('2026-11-01T01:30', 'America/New_York')?.instant).toBe('2026-11-01T05:30:00.000Z')
  })

  it('knows the minutes around both changes to happen once', () => {
    const kinds = ['2026-03-29T01:59', '2026-03-29T03:00', '2026-10-25T01:59', '2026-10-25T03:00']
    expect(kinds.map((wall) => instantOf(wall, 'Europe/Berlin')?.kind)).toEqual(Array(4).fill('once'))
  })

  it('comes back to every minute of the two days on which half an hour is skipped and repeated', () => {
    for (const day of ['2026-04-05', '2026-10-04'])
      for (let minute = 0; minute < 1440; minute += 1) {
        const wall = new Date(Date.parse(`${day}T00:00Z`) + minute * 60_000).toISOString().slice(0, 16)
        const moment = instantOf(wall, 'Australia/Lord_Howe')
        if (moment?.kind !== 'never') expect(wallOf(moment?.instant ?? '', 'Australia/Lord_Howe')).toBe(wall)
      }
  })

  it.each(['', 'T19:00', '2026-11-20T', '2026-11-20', '2026-13-01T10:00'])(
    'waits while "%s" is no time',
    (wall) => {
      expect(instantOf(wall, 'Asia/Jakarta')).toBeNull()
    },
  )
})
