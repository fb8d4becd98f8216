import type pg from 'pg'
import { type Caller, callerAt } from './caller.ts'
import { fillLog } from './fill-log.ts'
import { issueTickets } from './issue-tickets.ts'
import { openPool, type Pool } from './pool.ts'

/** A house with everything that the scenes need. */
export interface StagedDoor {
  readonly url: string
  readonly token: string
  readonly eventId: string
  /** A ticket that is in already. */
  readonly usedTicket: string
  readonly tickets: Pool
  readonly guests: Pool
  /** Attendance lists by the number of their records: codes of open lists. */
  readonly lists: Readonly<Record<number, string>>
}

export const credentials = { username: 'panitia', password: 'gerbang-timur-2026' }
const listSizes = [1_000, 10_000]

export async function stageDoor(url: string, client: pg.Client, tickets: number): Promise<StagedDoor> {
  const caller = await openHouse(url)
  const eventId = await publishEvent(caller)
  const usedTicket = await useTicket(caller, eventId)
  const lists: Record<number, string> = {}
  for (const size of listSizes) lists[size] = await openList(caller, client, size)
  return {
    url,
    token: caller.token,
    eventId,
    usedTicket,
    tickets: openPool(await issueTickets(client, eventId, tickets)),
    guests: openPool(Array.from({ length: tickets }, (_, index) => `guest-${index}`)),
    lists,
  }
}

async function openHouse(url: string): Promise<Caller> {
  const stranger = callerAt(url, '')
  await stranger.post('/auth/register', { ...credentials, role: 'admin' })
  const { access_token } = await stranger.post<{ access_token: string }>('/auth/login', credentials)
  return callerAt(url, access_token)
}

async function publishEvent(caller: Caller): Promise<string> {
  const hours = (from: number) => new Date(Date.now() + from * 3_600_000).toISOString()
  const event = { title: 'Bench', starts_at: hours(-1), ends_at: hours(12), status: 'published' }
  const { id } = await caller.post<{ id: string }>('/api/v1/events', event)
  return id
}

async function useTicket(caller: Caller, eventId: string): Promise<string> {
  const issued = await caller.post<{ data: { id: string }[] }>(`/api/v1/events/${eventId}/tickets`, {
    count: 1,
  })
  const [ticket] = issued.data
  if (ticket === undefined) throw new Error('No ticket was issued.')
  await caller.post(`/api/v1/events/${eventId}/check-ins`, { ticket_id: ticket.id })
  return ticket.id
}

/** The first check-in makes the list; the others are written beside it. */
async function openList(caller: Caller, client: pg.Client, size: number): Promise<string> {
  const code = `bench-${size}`
  await caller.post('/checkins', { event_id: code, ticket_id: 'guest' })
  const { rows } = await client.query('select id from attendance.event where code = $1', [code])
  await fillLog(client, rows[0].id, size - 1)
  return code
}
