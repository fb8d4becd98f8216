import { type RawBuilder, sql } from 'kysely'
import { isPostOf } from '../events/crew-store.ts'
import { doorsBeforeStart } from '../events/rules.ts'
import type { PreparedScan } from './prepare-scans.ts'

/**
 * Each scan beside its event, the post of its crew member and its ticket; the start of a statement that goes on with
 * them. `event_id` is null where there is no such event, or only a draft of others. `refusal` is what stands against
 * the scan whichever way it goes.
 *
 * `limit 1` in a lateral join tries one index after the other until one has it, and leaves the planner no other way
 * than a look-up for each scan, whatever it believes about the size of the tables.
 */
export const resolveScans = (scans: readonly PreparedScan[]): RawBuilder<unknown> => sql`
  select
    scan.*,
    case when event.status <> 'draft' or post.is_crew then event.id end as event_id,
    event.kind,
    event.reentry as may_return,
    -- strangers write no gates into the log
    case when post.is_crew then post.gate end as at_gate,
    coalesce(ticket.id::text, scan.presented) as ticket_key,
    ticket.id as ticket_id,
    case when ticket.code = scan.presented then ticket.code end as presented_code,
    ticket.code,
    ticket.holder_name,
    ticket.holder_username,
    type.name as type_name,
    ticket.status = 'revoked' as is_revoked,
    case event.status when 'draft' then 'infinity'
      else greatest(
        coalesce(event.doors_open_at, event.starts_at - ${doorsBeforeStart / 1000} * interval '1 second'),
        type.valid_from)
      end as opens_at,
    case event.status when 'cancelled' then '-infinity' else least(event.ends_at, type.valid_until) end as closes_at,
    case
      when not post.is_crew or not post.is_at_gate then 'forbidden'
      when event.kind = 'open' or ticket.id is not null then null
      when scan.foreign or exists (select from attendance.ticket where id = scan.ticket_uuid) then 'wrong_event'
      else 'unknown'
    end as refusal
  from json_to_recordset(${JSON.stringify(scans)}::json) as scan (
    id uuid, direction text, event text, event_uuid uuid, presented text, ticket_uuid uuid, serial bigint,
    "foreign" boolean, nonce text, gate text, device text, offline boolean, scanned_by text, login_name text,
    account_id uuid, account_since timestamptz, is_admin boolean, scanned_at timestamptz, received_at timestamptz, happened_at timestamptz)
  left join lateral (
    select * from attendance.event where id = scan.event_uuid
    union all
    select * from attendance.event where code = scan.event
    limit 1
  ) event on true
  left join attendance.crew_member crew on crew.event_id = event.id and crew.username = scan.login_name
    and ${isPostOf('crew', sql`scan.account_id`, sql`scan.account_since`)}
  left join lateral (
    select * from attendance.ticket where id = scan.ticket_uuid and event_id = event.id
    union all
    select * from attendance.ticket where serial = scan.serial and event_id = event.id
    union all
    select * from attendance.ticket where event_id = event.id and code = scan.presented
    union all
    -- typed at the door, where nobody minds the case
    select * from attendance.ticket where event_id = event.id and code = upper(scan.presented)
    limit 1
  ) ticket on event.kind = 'managed'
  left join attendance.ticket_type type on type.id = ticket.type_id
  cross join lateral (
    -- whoever is posted at one gate need not say which
    select coalesce(scan.gate, case when cardinality(crew.gates) = 1 then crew.gates[1] end) as gate
  ) at
  cross join lateral (
    select
      at.gate,
      event.kind = 'open' or scan.is_admin or crew.username is not null as is_crew,
      (at.gate is null or event.gates = '{}' or at.gate = any (event.gates))
        and (coalesce(crew.gates, '{}') = '{}' or coalesce(at.gate = any (crew.gates), false)) as is_at_gate
  ) post`
