import type { Connection } from '@balai/db/open-database.ts'
import type { TestAttendance } from '../attendance.fixture.ts'
import { startReplica } from '../start-replica.fixture.ts'
import type { ScanAnswer } from './contract.ts'
import { type LogRow, listScans } from './log-store.ts'
import { type StagedEvent, stageEvent } from './staged-event.fixture.ts'

/** An event that is on now, and how to reach its doors. */
export interface Door extends StagedEvent {
  readonly connection: Connection
  readonly token: string
}

export async function stageDoor(
  house: TestAttendance,
  connection: Connection,
  tickets: number,
): Promise<Door> {
  const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
  const times = { starts_at: inMinutes(-30), ends_at: inMinutes(60) }
  const staged = await stageEvent({ db: house.db, now: () => new Date() }, tickets, times)
  return { ...staged, connection, token: house.tokenOf('petugas1', 'member') }
}

export async function readLog(house: TestAttendance, { event }: Door): Promise<LogRow[]> {
  const whole = { result: null, gate: null, ticketKey: null, before: null, limit: 100_000 }
  return await listScans(house.db, event.id, whole)
}

export interface Aftermath {
  readonly answered: number
  /** Answered scans that the log does not have as they were answered. */
  readonly lost: readonly ScanAnswer[]
  /** What those who got no answer were told when they sent their scan again. */
  readonly repeated: readonly (string | undefined)[]
  readonly log: readonly LogRow[]
}

/** Scans a ticket each from many phones, kills the replica with -9 amid that, and lets the others try again at another. */
export async function killAmidScans(
  house: TestAttendance,
  door: Door,
  killAfter: number,
): Promise<Aftermath> {
  const { answered, unanswered } = await scanUntilKilled(door, killAfter)
  const kept = new Map((await readLog(house, door)).map((row) => [row.id, row]))
  const lost = answered.filter(({ scan_id, ticket_id }) => {
    const row = kept.get(scan_id)
    return row?.result !== 'admitted' || row.ticket_key !== ticket_id
  })
  const next = await startReplica(door.connection)
  const repeated = await Promise.all(unanswered.map((scan) => checkIn(next.url, door, scan)))
  await next.kill()
  return {
    answered: answered.length,
    lost,
    repeated: repeated.map((answer) => answer?.result),
    log: await readLog(house, door),
  }
}

interface RoundScan {
  readonly ticket_id: string
  readonly nonce: string
}

const senders = 32

async function scanUntilKilled(door: Door, killAfter: number) {
  const replica = await startReplica(door.connection)
  const waiting = door.tickets.map(({ id }): RoundScan => ({ ticket_id: id, nonce: `scan of ${id}` }))
  const answered: ScanAnswer[] = []
  const unanswered: RoundScan[] = []
  let killed: Promise<void> | null = null

  async function send(): Promise<void> {
    for (let scan = waiting.shift(); scan !== undefined; scan = waiting.shift()) {
      const answer = await checkIn(replica.url, door, scan)
      if (answer === null) unanswered.push(scan)
      else answered.push(answer)
      if (answered.length >= killAfter) killed ??= replica.kill()
    }
  }

  await Promise.all(Array.from({ length: senders }, send))
  await (killed ?? replica.kill())
  return { answered, unanswered }
}

/** Null: no answer came. */
export async function checkIn(url: string, door: Door, scan: RoundScan): Promise<ScanAnswer | null> {
  try {
    const response = await fetch(`${url}/api/v1/events/${door.event.id}/check-ins`, {
      method: 'POST',
      headers: { authorization: `Bearer ${door.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(scan),
    })
    return response.ok ? ((await response.json()) as ScanAnswer) : null
  } catch {
    return null
  }
}
