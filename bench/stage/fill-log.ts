import { newId } from '@balai/db/new-id.ts'
import type pg from 'pg'

const batch = 10_000

/** Admissions of other tickets in the log of an event. */
export async function fillLog(client: pg.Client, eventId: string, count: number): Promise<void> {
  for (let left = count; left > 0; left -= batch) {
    await client.query(
      `insert into attendance.scan (
         event_id, id, direction, result, ticket_key, nonce, offline, reentry, scanned_by,
         scanned_at, received_at, happened_at)
       select $1, id, 'entry', 'admitted', md5(id::text), id::text, false, false, 'panitia', now(), now(), now()
       from unnest($2::uuid[]) as id`,
      [eventId, Array.from({ length: Math.min(left, batch) }, newId)],
    )
  }
  await client.query('vacuum analyze attendance.scan')
}
