import { admitTickets } from '@balai/attendance/door/admit-tickets.ts'
import type { AttendanceTables } from '@balai/attendance/tables.ts'
import { newId } from '@balai/db/new-id.ts'
import { type Connection, openDatabase } from '@balai/db/open-database.ts'
import { repeat, repeatStatement } from '../../load/repeat.ts'
import type { StagedDoor } from '../../stage/stage-door.ts'

export interface DatabaseLimit {
  readonly name: string
  readonly scansPerSecond: number
}

/** What the database does without HTTP in front of it, each for so many seconds. */
export async function measureDatabase(
  connection: Connection,
  door: StagedDoor,
  seconds: number,
): Promise<DatabaseLimit[]> {
  return [
    { name: 'insert of a scan, 4 clients', scansPerSecond: await insertScans(connection, seconds, 4, 1) },
    {
      name: 'insert of 100 scans, 2 clients',
      scansPerSecond: await insertScans(connection, seconds, 2, 100),
    },
    { name: 'admitTickets of 100, 2 at a time', scansPerSecond: await admit(connection, door, seconds) },
  ]
}

/** The bare row, one statement a transaction, each transaction on the disk before it is answered. */
async function insertScans(connection: Connection, seconds: number, clients: number, batch: number) {
  const eventId = newId()
  const values = () => [eventId, Array.from({ length: batch }, newId)]
  return (
    batch * (await repeatStatement(connection, seconds, clients, { text: insertText, values, rows: batch }))
  )
}

const insertText = `
  insert into attendance.scan (
    event_id, id, direction, result, ticket_key, nonce, offline, reentry, scanned_by,
    scanned_at, received_at, happened_at)
  select $1, id, 'entry', 'admitted', id::text, id::text, false, false, 'panitia', now(), now(), now()
  from unnest($2::uuid[]) as id`

/** The use case of the door itself, with everything that it asks and writes. */
async function admit(connection: Connection, door: StagedDoor, seconds: number) {
  const db = openDatabase<AttendanceTables>({ connection, poolSize: 2 })
  const deps = { db, now: () => new Date() }
  const run = async () => {
    const tickets = door.tickets.peek(100)
    door.tickets.use(tickets.length)
    const outcomes = await admitTickets(
      deps,
      tickets.map((ticket) => scanOf(door.eventId, ticket)),
    )
    if (outcomes.some(({ result }) => result !== 'admitted')) throw new Error('A ticket was not admitted.')
  }
  try {
    return 100 * (await repeat(seconds, 2, async () => ({ run, end: async () => {} })))
  } finally {
    await db.destroy()
  }
}

const scanOf = (event: string, presented: string) => ({
  event,
  presented,
  opensList: false,
  nonce: null,
  gate: null,
  device: null,
  scanned_at: null,
  offline: false,
  by: { username: 'panitia', accountId: null, isAdmin: true },
})
