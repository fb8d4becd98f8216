import type { LogEntry } from '@balai/attendance/door/contract.ts'
import type { BoardView, MinuteTally, Report } from '@balai/attendance/live/contract.ts'

const shownMinutes = 120
const shownScans = 20
const minuteMs = 60_000
const quarterMs = 15 * minuteMs

/**
 * The board after a `change` of the live stream. Totals and gates come whole; of minutes, scans and conflicts there are
 * only those that are new, or that read otherwise than before: an admission that was undone since, for example.
 */
export function applyChange(board: BoardView, change: BoardView): BoardView {
  return {
    totals: change.totals,
    gates: change.gates,
    minutes: mergeMinutes(board.minutes, change.minutes),
    scans: mergeScans(board.scans, change.scans),
    conflicts: mergeScans(board.conflicts, change.conflicts),
  }
}

function mergeMinutes(before: readonly MinuteTally[], now: readonly MinuteTally[]): MinuteTally[] {
  const entries = new Map([...before, ...now].map((tally) => [Date.parse(tally.minute), tally]))
  const latest = Math.max(...entries.keys())
  return [...entries]
    .filter(([at]) => at > latest - shownMinutes * minuteMs)
    .sort(([a], [b]) => a - b)
    .map(([, tally]) => tally)
}

function mergeScans(before: readonly LogEntry[], now: readonly LogEntry[]): LogEntry[] {
  const scans = new Map([...before, ...now].map((scan) => [scan.scan_id, scan]))
  // ids rise with the log
  return [...scans.values()].sort((a, b) => (a.scan_id < b.scan_id ? 1 : -1)).slice(0, shownScans)
}

export interface PlotPoint {
  /** Seconds since 1970, as the plot counts. */
  readonly at: number
  readonly value: number
}

/** One point for each quarter of an hour that the report has, for quiet ones between, and for those around them. */
export function perQuarter(quarters: Report['quarter_hours']): PlotPoint[] {
  const admitted = new Map(quarters.map((quarter) => [Date.parse(quarter.from), quarter.admitted]))
  const first = Math.min(...admitted.keys()) - quarterMs
  const last = Math.max(...admitted.keys(), first + 6 * quarterMs) + quarterMs
  // of an event that went on for weeks, only those in which somebody came
  if (last - first > 500 * quarterMs)
    return [...admitted].map(([at, value]) => ({ at: at / 1000, value })).sort((a, b) => a.at - b.at)
  return steps(first, last, quarterMs).map((at) => ({ at: at / 1000, value: admitted.get(at) ?? 0 }))
}

/** One point for each minute up to this one, quiet ones too; half an hour at least, so that few are not a wall. */
export function perMinute(minutes: readonly MinuteTally[], now: number): PlotPoint[] {
  const entries = new Map(minutes.map(({ minute, entries }) => [Date.parse(minute), entries]))
  const last = Math.max(Math.floor(now / minuteMs) * minuteMs, ...entries.keys())
  const first = Math.min(last - 29 * minuteMs, ...entries.keys())
  const from = Math.max(first, last - (shownMinutes - 1) * minuteMs)
  return steps(from, last, minuteMs).map((at) => ({ at: at / 1000, value: entries.get(at) ?? 0 }))
}

const steps = (from: number, to: number, step: number) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, place) => from + place * step)
