import { AppError } from '@balai/contract/app-error.ts'
import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { ReadDeps } from '../deps.ts'
import { requireManagedEvent } from '../events/event-access.ts'
import { requireTicketType } from './require-ticket-type.ts'
import { deleteUnusedTicketType } from './ticket-type-store.ts'

export async function removeTicketType(
  { db }: ReadDeps,
  account: AccountPrincipal,
  idOrCode: string,
  typeId: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const event = await requireManagedEvent(tx, idOrCode, account)
    const type = await requireTicketType(tx, event.id, typeId)
    if (await deleteUnusedTicketType(tx, type.id)) return
    throw new AppError('conflict', 'ticket_type_in_use', 'Tickets of this type were issued.')
  })
}
