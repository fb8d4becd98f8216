import { newId } from '@balai/db/new-id.ts'
import type pg from 'pg'
import { shuffle } from './shuffle.ts'

const batch = 10_000

/** Issues tickets as the program writes them, and tells their ids in the order in which people come: any. */
export async function issueTickets(client: pg.Client, eventId: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, newId)
  for (let from = 0; from < count; from += batch) {
    await client.query(
      `insert into attendance.ticket (id, event_id, code, type_id, holder_name, status, created_at)
       select ticket.id, $1, upper(right(ticket.id::text, 12)), type.id, 'Tamu', 'valid', now()
       from unnest($2::uuid[]) as ticket (id), attendance.ticket_type type
       where type.event_id = $1`,
      [eventId, ids.slice(from, from + batch)],
    )
  }
  // as the autovacuum would within the minute
  await client.query('vacuum analyze attendance.ticket')
  return shuffle(ids)
}
