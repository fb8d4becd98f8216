import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { Db } from '@balai/db/open-database.ts'
import { admitTickets } from '../door/admit-tickets.ts'
import { letOutTicket } from '../door/let-out-ticket.ts'
import { type Scan, scannerOf } from '../door/rules.ts'
import { undoAdmission } from '../door/undo-admission.ts'
import type { AttendanceTables, EventRow } from '../tables.ts'
import type { Moment } from './door-script.ts'

export interface Door {
  readonly db: Db<AttendanceTables>
  readonly event: EventRow
  readonly crew: readonly AccountPrincipal[]
}

/** Plays the script through the use cases of the door, which take its moments for now. */
export async function playDoor(door: Door, script: readonly Moment[]): Promise<void> {
  /** The admission of each ticket. */
  const admissions = new Map<string, string>()
  for (const together of gatherEntries(script)) {
    const [first] = together
    if (first === undefined) continue
    if (first.what === 'exit') await letOutTicket(at(door, first), scanOf(door, first))
    else if (first.what === 'undo') await takeBack(door, first, admissions)
    else await letIn(door, together, admissions)
  }
}

/** Entries of the same half minute go together, as from a device that gathers them; everything else alone. */
function gatherEntries(script: readonly Moment[]): Moment[][] {
  const groups: Moment[][] = []
  for (const moment of script) {
    const [first] = groups.at(-1) ?? []
    const joins =
      first?.what === 'entry' &&
      moment.what === 'entry' &&
      moment.at.getTime() - first.at.getTime() < longestTogetherMs
    if (joins) groups.at(-1)?.push(moment)
    else groups.push([moment])
  }
  return groups
}

const longestTogetherMs = 30_000

async function letIn(door: Door, moments: readonly Moment[], admissions: Map<string, string>): Promise<void> {
  const scans = moments.map((moment) => scanOf(door, moment))
  const outcomes = await admitTickets(at(door, moments.at(-1) as Moment), scans)
  for (const outcome of outcomes) {
    if (outcome.result === 'admitted') admissions.set(outcome.ticket_id, outcome.scan_id)
  }
}

async function takeBack(door: Door, moment: Moment, admissions: ReadonlyMap<string, string>): Promise<void> {
  const scanId = admissions.get(moment.presented) ?? ''
  const by = scannerOf(door.crew[moment.crew] as AccountPrincipal)
  await undoAdmission(
    { ...at(door, moment), undoSeconds: 300 },
    { eventId: door.event.id, scanId, nonce: null, by, post: 'scanner' },
  )
}

const at = ({ db }: Door, moment: Moment) => ({ db, now: () => moment.at })

function scanOf({ event, crew }: Door, { at, presented, gate, crew: place, offlineSince }: Moment): Scan {
  return {
    event: event.id,
    opensList: false,
    presented,
    nonce: null,
    gate,
    device: `Ponsel ${gate}`,
    scanned_at: offlineSince ?? at,
    offline: offlineSince !== null,
    by: scannerOf(crew[place] as AccountPrincipal),
  }
}
