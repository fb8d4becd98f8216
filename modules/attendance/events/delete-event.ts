import { AppError } from '@balai/contract/app-error.ts'
import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { ReadDeps } from '../deps.ts'
import { hasTickets } from '../tickets/ticket-count-store.ts'
import { announceEvent } from './announce-event.ts'
import { requireManagedEvent } from './event-access.ts'
import { deleteEvent as deleteRow } from './event-store.ts'

/** Only a draft that nobody holds a ticket for; anything else is cancelled instead. */
export async function deleteEvent(
  { db }: ReadDeps,
  account: AccountPrincipal,
  idOrCode: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const event = await requireManagedEvent(tx, idOrCode, account)
    if (event.status !== 'draft' || (await hasTickets(tx, event.id))) {
      throw new AppError('conflict', 'event_not_deletable', 'Only a draft without tickets can be deleted.')
    }
    await deleteRow(tx, event.id)
    await announceEvent(tx, event, 'deleted')
  })
}
