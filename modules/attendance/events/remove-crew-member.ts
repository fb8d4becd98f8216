import { AppError } from '@balai/contract/app-error.ts'
import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { ReadDeps } from '../deps.ts'
import { deleteCrewMember } from './crew-store.ts'
import { requireManagedEvent } from './event-access.ts'
import { keepManager } from './keep-manager.ts'

export async function removeCrewMember(
  { db }: ReadDeps,
  account: AccountPrincipal,
  idOrCode: string,
  username: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const event = await requireManagedEvent(tx, idOrCode, account)
    const removed = await keepManager(tx, event.id, () => deleteCrewMember(tx, event.id, username))
    if (!removed)
      throw new AppError('not_found', 'crew_member_not_found', 'Nobody of that name is in the crew.')
  })
}
