import type { LogRow } from '../door/log-store.ts'
import { viewLogEntry } from '../door/scan-answer.ts'
import type { BoardView, GateTally } from './contract.ts'
import type { Sums, Tally } from './rules.ts'

export interface BoardFacts {
  readonly issued: number
  readonly tally: Tally
  readonly minutesFrom: Date
  readonly scans: readonly LogRow[]
  readonly conflicts: readonly LogRow[]
}

export function viewBoard({ issued, tally, minutesFrom, scans, conflicts }: BoardFacts): BoardView {
  const minutes = [...tally.minutes].filter(([minute]) => minute >= minutesFrom.getTime())
  return {
    totals: { issued, ...tally.totals },
    gates: [...tally.gates].map(viewGate).sort((a, b) => (a.gate ?? '').localeCompare(b.gate ?? '')),
    minutes: minutes
      .sort(([a], [b]) => a - b)
      .map(([minute, entries]) => ({ minute: new Date(minute).toISOString(), entries })),
    scans: scans.map(viewLogEntry),
    conflicts: conflicts.map(viewLogEntry),
  }
}

function viewGate([gate, { entries, exits, duplicates, refused, conflicts }]: [
  string | null,
  Sums,
]): GateTally {
  return { gate, entries, exits, duplicates, refused, conflicts }
}

/** What has to be told to somebody who saw the board before; null when it reads as it did. */
export function changeOf(before: BoardView, now: BoardView): BoardView | null {
  if (JSON.stringify(before) === JSON.stringify(now)) return null
  return {
    totals: now.totals,
    gates: now.gates,
    minutes: notIn(before.minutes, now.minutes),
    scans: notIn(before.scans, now.scans),
    conflicts: notIn(before.conflicts, now.conflicts),
  }
}

function notIn<Entry>(before: readonly Entry[], now: readonly Entry[]): Entry[] {
  const known = new Set(before.map((entry) => JSON.stringify(entry)))
  return now.filter((entry) => !known.has(JSON.stringify(entry)))
}
