import { hour, minute } from './events.ts'

/** How an evening went: when people came and how many of each kind of trouble there was. */
export interface Turnout {
  readonly from: Date
  readonly until: Date
  /** Where between the two most people came, from 0 to 1. */
  readonly peak: number
  /** Of the tickets that could be used, from 0 to 1. */
  readonly came: number
  /** Among those who came. */
  readonly wentOut: number
  readonly cameBack: number
  readonly duplicates: number
  readonly conflicts: number
  readonly undone: number
  /** Let in by a device that had no network at that time. */
  readonly offline: number
  readonly unknown: number
  readonly wrongEvent: number
  readonly tooEarly: number
  readonly wrongGate: number
}

/** The last two hours, and they still come. */
export const eveningSoFar = (now: Date): Turnout => ({
  from: new Date(now.getTime() - 2 * hour + 2 * minute),
  until: new Date(now.getTime() - 5_000),
  peak: 0.85,
  came: 0.62,
  wentOut: 36,
  cameBack: 14,
  duplicates: 17,
  conflicts: 3,
  undone: 1,
  offline: 9,
  unknown: 5,
  wrongEvent: 4,
  tooEarly: 6,
  wrongGate: 2,
})

/** From the opening of the doors until six hours later. */
export const dayThatWas = (doors: Date): Turnout => ({
  from: new Date(doors.getTime() + 2 * minute),
  until: new Date(doors.getTime() + 6 * hour),
  peak: 0.3,
  came: 0.88,
  wentOut: 120,
  cameBack: 55,
  duplicates: 24,
  conflicts: 5,
  undone: 3,
  offline: 14,
  unknown: 9,
  wrongEvent: 3,
  tooEarly: 0,
  wrongGate: 4,
})
