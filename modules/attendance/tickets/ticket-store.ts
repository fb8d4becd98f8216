import type { Db, Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { AttendanceTables, TicketRow } from '../tables.ts'

/** A ticket with what its QR and its readers need of its type. */
export interface TypedTicket extends Omit<TicketRow, 'serial'> {
  readonly serial: number
  readonly type_name: string
  readonly type_ordinal: number
  readonly type_valid_from: Date | null
  readonly type_valid_until: Date | null
  /** Of the admission that stands. */
  readonly admitted_at: Date | null
  readonly admitted_gate: string | null
}

export type NewTicket = Pick<
  TypedTicket,
  'id' | 'event_id' | 'code' | 'type_id' | 'holder_name' | 'holder_email' | 'holder_username' | 'import_id'
>

export function typedTickets(db: Db<AttendanceTables>) {
  return db
    .selectFrom('attendance.ticket as ticket')
    .innerJoin('attendance.ticket_type as type', 'type.id', 'ticket.type_id')
    .leftJoinLateral(standingAdmission, (join) => join.onTrue())
    .selectAll('ticket')
    .select([
      'type.name as type_name',
      'type.ordinal as type_ordinal',
      'type.valid_from as type_valid_from',
      'type.valid_until as type_valid_until',
      'admission.happened_at as admitted_at',
      'admission.gate as admitted_gate',
    ])
}

/** There is one at most; `limit` leaves the planner no other way than a look-up for each ticket. */
const standingAdmission = sql<{ happened_at: Date | null; gate: string | null }>`(
  select scan.happened_at, scan.gate from attendance.scan
  where scan.event_id = ticket.event_id and scan.ticket_key = ticket.id::text
    and scan.result = 'admitted' and scan.released is null
  limit 1)`.as<'admission'>(sql.ref('admission'))

export async function findTicket(db: Db<AttendanceTables>, ticketId: string): Promise<TypedTicket | null> {
  return (await typedTickets(db).where('ticket.id', '=', ticketId).executeTakeFirst()) ?? null
}

/** In the order they were made. */
export async function listTicketsById(
  db: Db<AttendanceTables>,
  ticketIds: readonly string[],
): Promise<TypedTicket[]> {
  return await typedTickets(db)
    .where(sql<boolean>`ticket.id = any(${ticketIds}::uuid[])`)
    .orderBy('serial')
    .execute()
}

/** Holds the ticket until the transaction ends, so that it is given away once. */
export async function lockTicket(tx: Tx<AttendanceTables>, ticketId: string): Promise<void> {
  await tx
    .selectFrom('attendance.ticket')
    .select('id')
    .where('id', '=', ticketId)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

/** Somebody came in with it, and that was not undone. */
export async function wasUsed(tx: Tx<AttendanceTables>, { event_id, id }: TypedTicket): Promise<boolean> {
  const { rows } = await sql`
    select from attendance.scan
    where event_id = ${event_id} and ticket_key = ${id} and result = 'admitted' and released is null
    union all
    select from attendance.scan where event_id = ${event_id} and ticket_key = ${id} and released = 'exit'
    limit 1`.execute(tx)
  return rows.length > 0
}

/** Makes tickets in their order and answers the ids of those made: one whose code the event knows is passed over. */
export async function insertTickets(
  tx: Tx<AttendanceTables>,
  tickets: readonly NewTicket[],
  now: Date,
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    insert into attendance.ticket
      (id, event_id, code, type_id, holder_name, holder_email, holder_username, import_id, status, created_at)
    select
      id, event_id, code, type_id, holder_name, holder_email, holder_username, import_id, 'valid', ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(tickets)}::jsonb) as new (
      id uuid, event_id uuid, code text, type_id uuid,
      holder_name text, holder_email text, holder_username text, import_id uuid
    )
    on conflict (event_id, code) do nothing
    returning id`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

export interface Revocation {
  readonly at: Date
  readonly reason: NonNullable<TicketRow['revoked_reason']>
  readonly replacedBy: string | null
}

export async function revokeTicket(
  tx: Tx<AttendanceTables>,
  ticketId: string,
  { at, reason, replacedBy }: Revocation,
): Promise<void> {
  await tx
    .updateTable('attendance.ticket')
    .set({ status: 'revoked', revoked_at: at, revoked_reason: reason, replaced_by: replacedBy })
    .where('id', '=', ticketId)
    .execute()
}
