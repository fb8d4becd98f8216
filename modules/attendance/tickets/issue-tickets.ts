import { AppError } from '@balai/contract/app-error.ts'
import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { Tx } from '@balai/db/open-database.ts'
import type { Deps } from '../deps.ts'
import { type ManagedEvent, requireManagedEvent } from '../events/event-access.ts'
import { loginName } from '../events/rules.ts'
import type { AttendanceTables, TicketTypeRow } from '../tables.ts'
import type { TicketIssue } from './contract.ts'
import { requireTicketType } from './require-ticket-type.ts'
import { checkRoom, chooseDefaultType, generalType, holdersOf } from './rules.ts'
import { countValidTickets } from './ticket-count-store.ts'
import { listTicketsById, type TypedTicket } from './ticket-store.ts'
import { insertTicketType, listTicketTypes } from './ticket-type-store.ts'
import { writeTickets } from './write-tickets.ts'

/** All of them or, when the event or the type has no room for all, none. */
export async function issueTickets(
  { db, now }: Deps,
  account: AccountPrincipal,
  idOrCode: string,
  request: TicketIssue,
): Promise<TypedTicket[]> {
  const holders = holdersOf(request)
  return await db.transaction().execute(async (tx) => {
    const event = await requireManagedEvent(tx, idOrCode, account)
    requireNotCancelled(event)
    const type = await chooseType(tx, event, request.type_id, now())
    await requireRoom(tx, event, type, holders.length)
    const drafts = holders.map(({ name, email, username }) => ({
      event_id: event.id,
      code: null,
      type_id: type.id,
      holder_name: name.trim(),
      holder_email: email ?? null,
      holder_username: username ? loginName(username) : null,
      import_id: null,
    }))
    return await listTicketsById(tx, await writeTickets(tx, drafts, now()))
  })
}

export function requireNotCancelled(event: ManagedEvent): void {
  if (event.status !== 'cancelled') return
  throw new AppError('conflict', 'event_cancelled', 'This event is cancelled.')
}

async function chooseType(
  tx: Tx<AttendanceTables>,
  event: ManagedEvent,
  typeId: string | undefined,
  now: Date,
): Promise<TicketTypeRow> {
  if (typeId !== undefined) return await requireTicketType(tx, event.id, typeId)
  const types = await listTicketTypes(tx, event.id)
  const chosen = chooseDefaultType(types)
  if (chosen !== null) return chosen
  if (types.length > 0) {
    throw new AppError(
      'unprocessable',
      'ticket_type_required',
      'This event has several ticket types: say which.',
    )
  }
  const general = { name: generalType, quota: null, valid_from: null, valid_until: null }
  return await insertTicketType(tx, event.id, general, now)
}

async function requireRoom(
  tx: Tx<AttendanceTables>,
  event: ManagedEvent,
  type: TicketTypeRow,
  wanted: number,
): Promise<void> {
  const counts = await countValidTickets(tx, event.id)
  const validOfType = counts.byType.get(type.id) ?? 0
  checkRoom({ capacity: event.capacity, valid: counts.total, quota: type.quota, validOfType }, wanted)
}
