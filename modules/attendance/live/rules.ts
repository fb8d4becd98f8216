import type { ScanResult } from '../door/contract.ts'

/** Scans that have all of this in common. */
export interface ScanCount {
  readonly result: ScanResult
  /** Of an exit or undo: whether the admission that it ends was one. */
  readonly reentry: boolean
  readonly gate: string | null
  /** When it began, in milliseconds since 1970; null for one that no board shows any more. */
  readonly minute: number | null
  readonly scans: number
}

const measures = ['admitted', 'inside', 'entries', 'exits', 'duplicates', 'refused', 'conflicts'] as const
export type Sums = Readonly<Record<(typeof measures)[number], number>>

/** All scans of an event so far. */
export interface Tally {
  readonly totals: Sums
  readonly gates: ReadonlyMap<string | null, Sums>
  /** Entries by minute. */
  readonly minutes: ReadonlyMap<number, number>
}

const zero: Sums = { admitted: 0, inside: 0, entries: 0, exits: 0, duplicates: 0, refused: 0, conflicts: 0 }
export const emptyTally: Tally = { totals: zero, gates: new Map(), minutes: new Map() }

/** An exit or undo counts against the admission that it ends; a person who comes back is not admitted twice. */
export function addCounts(tally: Tally, counts: readonly ScanCount[]): Tally {
  let { totals } = tally
  const gates = new Map(tally.gates)
  const minutes = new Map(tally.minutes)
  for (const { result, reentry, gate, minute, scans } of counts) {
    const weights = reentry ? { ...weightsOf(result), admitted: 0 } : weightsOf(result)
    totals = add(totals, weights, scans)
    gates.set(gate, add(gates.get(gate) ?? zero, weights, scans))
    if (minute !== null && result === 'admitted') minutes.set(minute, (minutes.get(minute) ?? 0) + scans)
  }
  return { totals, gates, minutes }
}

function weightsOf(result: ScanResult): Partial<Sums> {
  switch (result) {
    case 'admitted':
      return { admitted: 1, inside: 1, entries: 1 }
    case 'undone':
      return { admitted: -1, inside: -1, entries: -1 }
    case 'exited':
      return { inside: -1, exits: 1 }
    case 'duplicate':
      return { duplicates: 1 }
    case 'conflict':
      return { conflicts: 1 }
    default:
      return { refused: 1 }
  }
}

function add(sums: Sums, weights: Partial<Sums>, scans: number): Sums {
  const added = { ...sums }
  for (const measure of measures) added[measure] += (weights[measure] ?? 0) * scans
  return added
}

/** How far back a board shows single minutes. */
export const shownMinutes = 120

export function oldestShownMinute(now: Date): Date {
  const minute = Math.floor(now.getTime() / 60_000) - shownMinutes + 1
  return new Date(minute * 60_000)
}
