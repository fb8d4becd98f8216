import { newId } from '@balai/db/new-id.ts'
import type pg from 'pg'
import type { Slot } from './slots.ts'

const batch = 10_000

/** Reserves all of these, as the program writes it. */
export async function fillDays(client: pg.Client, slots: readonly Slot[]): Promise<void> {
  for (let done = 0; done < slots.length; done += batch) {
    const some = slots.slice(done, done + batch)
    await client.query(
      `insert into spaces.reservation (
         id, code, area_id, seat_id, holder_id, holder_username, holder_name, during, state, created_at, updated_at)
       select slot.id, right(slot.id::text, 12), seat.area_id, seat.id, slot.holder_id, 'anggota', 'Anggota',
         tstzrange("from", "to"), 'active', now(), now()
       from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::timestamptz[])
         as slot (id, holder_id, seat_id, "from", "to")
       join spaces.seat on seat.id = slot.seat_id`,
      [
        some.map(newId),
        some.map(newId),
        some.map(({ seat_id }) => seat_id),
        some.map(({ from }) => from),
        some.map(({ to }) => to),
      ],
    )
  }
  // as the autovacuum would within the minute
  await client.query('vacuum analyze spaces.seat, spaces.reservation')
}
