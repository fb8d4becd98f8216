import { AppError } from '@balai/contract/app-error.ts'
import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { Deps } from '../deps.ts'
import { requireManagedEvent } from '../events/event-access.ts'
import type { TicketTypeRow } from '../tables.ts'
import type { NewTicketType } from './contract.ts'
import { checkWindow } from './rules.ts'
import { insertTicketType, listTicketTypes, mostTypes } from './ticket-type-store.ts'

export async function addTicketType(
  { db, now }: Deps,
  account: AccountPrincipal,
  idOrCode: string,
  request: NewTicketType,
): Promise<TicketTypeRow> {
  const facts = {
    name: request.name.trim(),
    quota: request.quota ?? null,
    valid_from: request.valid_from ? new Date(request.valid_from) : null,
    valid_until: request.valid_until ? new Date(request.valid_until) : null,
  }
  checkWindow(facts.valid_from, facts.valid_until)
  return await db.transaction().execute(async (tx) => {
    const event = await requireManagedEvent(tx, idOrCode, account)
    const types = await listTicketTypes(tx, event.id)
    if (types.length < mostTypes) return await insertTicketType(tx, event.id, facts, now())
    throw new AppError('conflict', 'too_many_ticket_types', `An event has at most ${mostTypes} ticket types.`)
  })
}
