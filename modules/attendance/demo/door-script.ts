import type { Chance } from './chance.ts'
import { minute } from './events.ts'
import type { Turnout } from './turnout.ts'

/** One thing that happens at a door. */
export interface Moment {
  readonly at: Date
  readonly what: 'entry' | 'exit' | 'undo'
  /** What is shown: a ticket's id, or a code that is none. */
  readonly presented: string
  readonly gate: string
  /** Who scans, by their place in the crew. */
  readonly crew: number
  /** When a device without network let them in; `at` is when it handed that in. */
  readonly offlineSince: Date | null
}

export interface Guests {
  readonly gates: readonly string[]
  /** Tickets that may come, as ids. */
  readonly invited: readonly string[]
  readonly revoked: readonly string[]
  /** Tickets that are not valid yet. */
  readonly early: readonly string[]
  /** Tickets of another event. */
  readonly strayed: readonly string[]
}

/** Who comes when, and what goes wrong; in the order of time. */
export function writeScript(guests: Guests, turnout: Turnout, chance: Chance): Moment[] {
  const came = chance.shuffle(guests.invited).slice(0, Math.round(guests.invited.length * turnout.came))
  const entries = came.map((ticket) => arrive(guests, turnout, chance, ticket))
  // each trouble meets people of its own; those who come soon have time for it
  const early = entries.toSorted((a, b) => a.at.getTime() - b.at.getTime()).slice(0, entries.length / 2)
  const queue = chance.shuffle(early)
  const take = (count: number) => queue.splice(0, count)
  const strolls = take(turnout.wentOut).map((entry) => stroll(entry, chance))
  const offline = take(turnout.offline)
  return [
    ...entries.filter((entry) => !offline.includes(entry)),
    ...offline.map((entry) => ({ ...entry, offlineSince: minutesAfter(entry.at, -2) })),
    ...strolls.map(({ exit }) => exit),
    ...strolls.slice(0, turnout.cameBack).map(({ back }) => back),
    ...take(turnout.duplicates).map((entry) => again(entry, guests, chance)),
    ...take(turnout.conflicts).map((entry) => conflict(entry, guests)),
    ...take(turnout.undone).map((entry) => ({
      ...entry,
      what: 'undo' as const,
      at: minutesAfter(entry.at, 1),
    })),
    ...trouble(guests, turnout, chance),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime())
}

function arrive(
  { gates }: Guests,
  { from, until, peak }: Turnout,
  chance: Chance,
  presented: string,
): Moment {
  const gate = chance.pick([0, 0, 0, 0, 1, 1, 1, 2])
  const at = new Date(from.getTime() + chance.around(peak) * (until.getTime() - from.getTime()))
  return { at, what: 'entry', presented, ...post(gates, gate), offlineSince: null }
}

/** At the first two gates stand the second and third of the crew; the first is wherever nobody else is. */
const post = (gates: readonly string[], gate: number) => ({
  gate: gates[gate] ?? '',
  crew: gate < 2 ? gate + 1 : 0,
})

function stroll(entry: Moment, chance: Chance): { exit: Moment; back: Moment } {
  const exit = { ...entry, what: 'exit' as const, at: minutesAfter(entry.at, chance.between(12, 25)) }
  return { exit, back: { ...entry, at: minutesAfter(exit.at, chance.between(3, 12)) } }
}

/** Passed back over the fence to a friend, who tries the other gate. */
const again = (entry: Moment, { gates }: Guests, chance: Chance): Moment => ({
  ...entry,
  ...post(gates, entry.gate === gates[0] ? 1 : 0),
  at: minutesAfter(entry.at, chance.between(1, 20)),
})

/** The other gate had no network, and let the same ticket in two minutes later. */
const conflict = (entry: Moment, { gates }: Guests): Moment => ({
  ...entry,
  ...post(gates, entry.gate === gates[0] ? 1 : 0),
  at: minutesAfter(entry.at, 9),
  offlineSince: minutesAfter(entry.at, 2),
})

/** Those who never get in. */
function trouble(guests: Guests, turnout: Turnout, chance: Chance): Moment[] {
  const { revoked, early, strayed, invited } = guests
  const codes = Array.from({ length: turnout.unknown }, (_, index) => `PALSU-${index + 1}`)
  const refused = [
    ...codes,
    ...revoked,
    ...early.slice(0, turnout.tooEarly),
    ...strayed.slice(0, turnout.wrongEvent),
  ].map((presented) => arrive(guests, turnout, chance, presented))
  const misplaced = chance
    .shuffle(invited)
    .slice(0, turnout.wrongGate)
    .map((presented) => ({
      ...arrive(guests, turnout, chance, presented),
      gate: guests.gates[2] ?? '',
      crew: 1,
    }))
  return [...refused, ...misplaced]
}

const minutesAfter = (at: Date, minutes: number) => new Date(at.getTime() + minutes * minute)
