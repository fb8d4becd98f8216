import type { LogEntry } from '@balai/attendance/door/contract.ts'
import type { BoardView } from '@balai/attendance/live/contract.ts'
import { describe, expect, it } from 'vitest'
import { applyChange, perMinute, perQuarter } from './board.ts'

const totals = {
  issued: 9,
  admitted: 1,
  inside: 1,
  entries: 1,
  exits: 0,
  duplicates: 0,
  refused: 0,
  conflicts: 0,
}
const scan = (number: number, facts: Partial<LogEntry> = {}) =>
  ({
    scan_id: `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`,
    result: 'admitted',
    released: null,
    ...facts,
  }) as LogEntry
const board = (facts: Partial<BoardView> = {}): BoardView => ({
  totals,
  gates: [],
  minutes: [],
  scans: [],
  conflicts: [],
  ...facts,
})
const minute = (clock: string, entries: number) => ({ minute: `2026-11-20T${clock}:00.000Z`, entries })

describe('a change of the live board', () => {
  it('takes totals and gates whole', () => {
    const gates = [{ gate: 'Utara', entries: 2, exits: 0, duplicates: 0, refused: 0, conflicts: 0 }]
    const after = applyChange(board(), board({ totals: { ...totals, admitted: 2 }, gates }))
    expect(after.totals.admitted).toBe(2)
    expect(after.gates).toEqual(gates)
  })

  it('puts new scans first, and keeps the last twenty', () => {
    const before = board({ scans: Array.from({ length: 20 }, (_, place) => scan(20 - place)) })
    const after = applyChange(before, board({ scans: [scan(22), scan(21)] }))
    expect(after.scans.map(({ scan_id }) => Number(scan_id.slice(-4)))).toEqual([
      22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3,
    ])
  })

  it('leaves a scan that was undone in its place, and shows it as it is now', () => {
    const before = board({ scans: [scan(3), scan(2), scan(1)] })
    const after = applyChange(before, board({ scans: [scan(4), scan(2, { released: 'undo' })] }))
    expect(after.scans).toEqual([scan(4), scan(3), scan(2, { released: 'undo' }), scan(1)])
  })

  it('counts a minute anew instead of twice, and forgets what is two hours old', () => {
    const before = board({ minutes: [minute('10:00', 4), minute('11:58', 7)] })
    const after = applyChange(before, board({ minutes: [minute('11:58', 9), minute('12:00', 1)] }))
    expect(after.minutes).toEqual([minute('11:58', 9), minute('12:00', 1)])
  })

  it('stays empty while nobody came', () => {
    expect(applyChange(board(), board())).toEqual(board())
  })
})

describe('admissions per minute', () => {
  const now = Date.parse('2026-11-20T12:00:30Z')

  it('shows quiet minutes as none, up to this one', () => {
    const points = perMinute([minute('11:00', 4), minute('11:30', 2)], now)
    expect(points).toHaveLength(61)
    expect(points[0]).toEqual({ at: Date.parse('2026-11-20T11:00:00Z') / 1000, value: 4 })
    expect(points[30]?.value).toBe(2)
    expect(points.at(-1)).toEqual({ at: Date.parse('2026-11-20T12:00:00Z') / 1000, value: 0 })
  })

  it('shows half an hour before anybody came', () => {
    expect(perMinute([], now)).toHaveLength(30)
  })

  it('never shows more than two hours', () => {
    expect(perMinute([minute('09:00', 1)], now)).toHaveLength(120)
  })
})

describe('admissions per quarter of an hour', () => {
  const quarter = (clock: string, admitted: number) => ({ from: `2026-11-20T${clock}:00.000Z`, admitted })

  it('shows quiet ones between, and one before and after', () => {
    const points = perQuarter([quarter('11:00', 4), quarter('13:00', 2)])
    expect(points.map(({ value }) => value)).toEqual([0, 4, 0, 0, 0, 0, 0, 0, 0, 2, 0])
    expect(points[0]?.at).toBe(Date.parse('2026-11-20T10:45:00Z') / 1000)
  })

  it('leaves the quiet weeks of a long event out', () => {
    const long = [quarter('11:00', 4), { from: '2026-12-20T11:00:00.000Z', admitted: 2 }]
    expect(perQuarter(long).map(({ value }) => value)).toEqual([4, 2])
  })
})
