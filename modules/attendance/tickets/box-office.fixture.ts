import type { Db } from '@balai/db/open-database.ts'
import { startTestApp, type TestAnswer, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase } from '@balai/testing/test-database.ts'
import { createVirtualClock } from '@balai/testing/virtual-clock.ts'
import { sql } from 'kysely'
import { openAttendance, type TestAttendance } from '../attendance.fixture.ts'
import type { AttendanceTables } from '../tables.ts'

/** The module over HTTP with a database of its own, at noon of 2026-11-20. */
export interface TicketHouse {
  readonly house: TestAttendance
  readonly app: TestApp
  /** The token of an organiser. */
  readonly ratna: string
  close(): Promise<void>
}

export async function openTicketHouse(): Promise<TicketHouse> {
  const database = await createTestDatabase({ role: 'attendance' })
  const house = openAttendance(database.connection, createVirtualClock('2026-11-20T12:00:00Z').now)
  const app = await startTestApp(house.routes, {
    db: house.db.withTables(),
    secrets: ['a secret for sealing answers'],
  })
  return {
    house,
    app,
    ratna: house.tokenOf('ratna'),
    async close() {
      await app.close()
      await house.close()
      await database.drop()
    },
  }
}

/** A fresh event and what its organiser does with tickets. */
export interface BoxOffice {
  readonly eventId: string
  /** The event's path. */
  readonly event: string
  issue(body: object, token?: string): Promise<TestAnswer>
  /** Answers the ticket. */
  issueOne(holder: object): Promise<{ id: string; serial: number; code: string; qr: string; holder: object }>
  countTickets(status?: 'valid' | 'revoked'): Promise<number>
}

export async function openBoxOffice(
  { house, app, ratna }: TicketHouse,
  fields: object = {},
): Promise<BoxOffice> {
  const answer = await app.ask('POST', '/events', {
    token: ratna,
    body: {
      title: 'Pesta',
      starts_at: '2026-12-05T12:00:00Z',
      ends_at: '2026-12-05T16:00:00Z',
      ...fields,
    },
  })
  const eventId: string = answer.body.id
  const event = `/events/${eventId}`
  const issue: BoxOffice['issue'] = (body, token = ratna) =>
    app.ask('POST', `${event}/tickets`, { token, body })
  return {
    eventId,
    event,
    issue,
    issueOne: async (holder) => (await issue({ holders: [holder] })).body.data[0],
    countTickets: (status) => countTickets(house.db, eventId, status),
  }
}

export async function countTickets(
  db: Db<AttendanceTables>,
  eventId: string,
  status: 'valid' | 'revoked' = 'valid',
): Promise<number> {
  const { rows } = await sql<{ tickets: number }>`
    select count(*) as tickets from attendance.ticket
    where event_id = ${eventId} and status = ${status}`.execute(db)
  return rows[0]?.tickets ?? 0
}
