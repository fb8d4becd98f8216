import type { Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { AttendanceTables } from '../tables.ts'
import { type Staged, stagedRows } from './staged-row-store.ts'

export interface Measure {
  /** Whether a type that the event lacks is made rather than complained about. The default type always is. */
  readonly createTypes: boolean
  /** How many tickets the event holds; null: any number. */
  readonly capacity: number | null
}

/**
 * Writes down every bad row of an import with its first fault, and answers how many there are. One statement for the
 * whole file; what it says of room holds for the moment.
 *
 * A row that is bad for one reason takes nothing from others: only rows that are good so far count as the first with
 * their code, and take room.
 */
export async function judgeRows(
  tx: Tx<AttendanceTables>,
  staged: Staged,
  { createTypes, capacity }: Measure,
): Promise<number> {
  const { importId, eventId, defaultType } = staged
  const { numAffectedRows = 0n } = await sql`
    with staged as materialized (${stagedRows(staged)}),
    valid as materialized (
      select type_id, count(*) as tickets from attendance.ticket
      where event_id = ${eventId} and status = 'valid' group by type_id
    ),
    typed as (
      select
        staged.line,
        staged.type,
        staged.code,
        type.quota - coalesce(valid.tickets, 0) as room_of_type,
        case when reason is null then 'type' else field end as field,
        case
          when reason is not null then reason
          when staged.type is null then 'This event has several ticket types: the row must say which.'
          when type.id is null and not ${createTypes} and staged.type is distinct from lower(${defaultType})
            then format('This event has no ticket type "%s".', type_name)
        end as fault
      from staged
      left join attendance.ticket_type type on type.event_id = ${eventId} and lower(type.name) = staged.type
      left join valid on valid.type_id = type.id
    ),
    coded as (
      select
        line,
        type,
        room_of_type,
        case when fault is null then 'code' else field end as field,
        coalesce(fault, case
          when code is null then null
          when row_number() over (partition by code, fault is null order by line) > 1
            then format('The code "%s" stands in this file before.', code)
          when exists (select from attendance.ticket where event_id = ${eventId} and ticket.code = typed.code)
            then format('The code "%s" belongs to a ticket of this event.', code)
        end) as fault
      from typed
    ),
    fitting_type as (
      select
        line,
        case when fault is null then 'type' else field end as field,
        coalesce(fault, case
          when row_number() over (partition by type, fault is null order by line) > room_of_type
            then 'There is no room left for this ticket type.'
        end) as fault
      from coded
    ),
    fitting as (
      select
        line,
        case when fault is not null then field end as field,
        coalesce(fault, case
          when row_number() over (partition by fault is null order by line)
              > ${capacity}::integer - (select coalesce(sum(tickets), 0) from valid)
            then 'There is no room left at this event.'
        end) as fault
      from fitting_type
    )
    insert into attendance.ticket_import_error (import_id, line, field, reason)
    select ${importId}, line, field, fault from fitting where fault is not null`.execute(tx)
  return Number(numAffectedRows)
}
