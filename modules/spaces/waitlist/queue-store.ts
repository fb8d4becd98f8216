import type { PayloadOf } from '@balai/contract/define-event.ts'
import type { Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { WaitlistLapsed } from '../contract.ts'
import type { AreaRow, SpacesTables } from '../tables.ts'
import { couldHave, type FreedSlot, restOf } from './wish-store.ts'

/**
 * Holds the queue of an area until the transaction ends: places in it and offers are given by one at a time. Whoever
 * also moves or inserts reservations in the same transaction takes it before that, or could wait for one who waits for it.
 */
export async function lockQueue(tx: Tx<SpacesTables>, areaId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('spaces.waitlist ' || ${areaId}, 0))`.execute(tx)
}

/** Entries whose offer is over are so too; answers those that nobody accepted in time. */
export async function settleOffers(
  tx: Tx<SpacesTables>,
  areaId: string,
  now: Date,
): Promise<PayloadOf<typeof WaitlistLapsed>[]> {
  const { rows } = await sql<LapsedEntry & { state: string }>`
    update spaces.waitlist_entry entry
    set ended_at = ${now}, state = case offer.state
      when 'expired' then 'lapsed' when 'cancelled' then 'left' when 'declined' then 'left' else 'accepted' end
    from spaces.reservation offer join spaces.area area on area.id = offer.area_id
    where entry.area_id = ${areaId} and entry.state = 'offered'
      and offer.id = entry.reservation_id and offer.state <> 'offered'
    returning ${lapsedColumns}, entry.state`.execute(tx)
  return rows.filter(({ state }) => state === 'lapsed').map((entry) => tellLapsed(entry, true))
}

/** Entries whose time is over, a hundred at most. */
export async function lapseEntries(
  tx: Tx<SpacesTables>,
  now: Date,
): Promise<PayloadOf<typeof WaitlistLapsed>[]> {
  const { rows } = await sql<LapsedEntry>`
    with over as (
      select id from spaces.waitlist_entry where state = 'waiting' and upper(during) <= ${now}
      order by upper(during) limit 100 for no key update skip locked
    )
    update spaces.waitlist_entry entry set state = 'lapsed', ended_at = ${now}
    from over, spaces.area area where entry.id = over.id and area.id = entry.area_id
    returning ${lapsedColumns}`.execute(tx)
  return rows.map((entry) => tellLapsed(entry, false))
}

interface LapsedEntry {
  readonly id: string
  readonly holder_id: string
  readonly area_id: string
  readonly area_name: string
  readonly time_zone: string
  readonly from: Date
  readonly to: Date
}

const lapsedColumns = sql`entry.id, entry.holder_id, entry.area_id, area.name as area_name, area.time_zone,
  lower(entry.during) as "from", upper(entry.during) as "to"`

const tellLapsed = (
  { id, holder_id, area_id, area_name, time_zone, from, to }: LapsedEntry,
  offered: boolean,
) => ({
  entry_id: id,
  holder_id,
  area_id,
  area_name,
  time_zone,
  from: from.toISOString(),
  to: to.toISOString(),
  offered,
})

type OfArea = Pick<AreaRow, 'time_zone' | 'check_in_early_minutes' | 'no_show_minutes' | 'needs_approval'>

export interface OpenSeat extends OfArea {
  readonly area_id: string
  readonly area_name: string
  readonly offer_minutes: number
  readonly min_minutes: number
  readonly seat_id: string
  readonly seat_number: string
}

/** Stays so until the transaction ends; null when nobody can reserve it for now. */
export async function holdOpenSeat(tx: Tx<SpacesTables>, seatId: string): Promise<OpenSeat | null> {
  const seat = await tx
    .selectFrom('spaces.seat as seat')
    .innerJoin('spaces.area as area', 'area.id', 'seat.area_id')
    .select(['area.id as area_id', 'area.name as area_name', 'area.time_zone', 'area.offer_minutes'])
    .select(['area.check_in_early_minutes', 'area.no_show_minutes', 'area.needs_approval'])
    .select(['area.min_minutes', 'seat.id as seat_id', 'seat.number as seat_number'])
    .where('seat.id', '=', seatId)
    .where('seat.out_of_service', '=', false)
    .where('seat.retired_at', 'is', null)
    .where('area.retired_at', 'is', null)
    .forKeyShare(['seat', 'area'])
    .executeTakeFirst()
  return seat ?? null
}

/** Whether anybody waits for, or watches, anything in this area. */
export async function isWishedFor(tx: Tx<SpacesTables>, areaId: string): Promise<boolean> {
  const { rows } = await sql<{ wished: boolean }>`
    select exists (select from spaces.waitlist_entry where area_id = ${areaId} and state = 'waiting')
      or exists (select from spaces.seat_watch where area_id = ${areaId} and told_at is null) as wished`.execute(
    tx,
  )
  return rows[0]?.wished === true
}

export interface Contender {
  readonly id: string
  readonly holder_id: string
  readonly holder_username: string
  readonly holder_name: string
  readonly from: Date
  readonly to: Date
}

/** Who waited longest for something that this slot belongs to, if all that is still to come of it is free now. */
export async function findContender(
  tx: Tx<SpacesTables>,
  seat: OpenSeat,
  slot: FreedSlot,
  { soonest, butFor }: { readonly soonest: Date; readonly butFor: readonly string[] },
): Promise<Contender | null> {
  const rest = restOf('entry', soonest)
  const { rows } = await sql<Contender>`
    select entry.id, entry.holder_id, entry.holder_username, entry.holder_name,
      lower(${rest}) as "from", upper(${rest}) as "to"
    from spaces.waitlist_entry entry
    where entry.state = 'waiting' and ${couldHave('entry', seat, slot, soonest)}
      and entry.id <> all(${butFor}::uuid[])
      and not exists (
        select from spaces.person
        where person.account_id = entry.holder_id and person.status = 'suspended')
    order by entry.place limit 1 for no key update of entry skip locked`.execute(tx)
  return rows[0] ?? null
}

/** In the queue that the caller holds. */
export async function markOffered(tx: Tx<SpacesTables>, id: string, reservationId: string): Promise<void> {
  await tx
    .updateTable('spaces.waitlist_entry')
    .set({ state: 'offered', reservation_id: reservationId })
    .where('id', '=', id)
    .execute()
}
