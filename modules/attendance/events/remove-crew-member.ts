import { AppError } from '@balai/contract/app-error.ts'
import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { Tx } from '@balai/db/open-database.ts'
import type { ReadDeps } from '../deps.ts'
import { findPerson } from '../people/person-store.ts'
import type { AttendanceTables } from '../tables.ts'
import { deleteCrewMember } from './crew-store.ts'
import { requireManagedEvent } from './event-access.ts'
import { keepManager } from './keep-manager.ts'
import { loginName } from './rules.ts'

export async function removeCrewMember(
  { db }: ReadDeps,
  account: AccountPrincipal,
  idOrCode: string,
  username: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const event = await requireManagedEvent(tx, idOrCode, account)
    const removed = await keepManager(tx, event.id, () => remove(tx, event.id, loginName(username)))
    if (!removed)
      throw new AppError('not_found', 'crew_member_not_found', 'Nobody of that name is in the crew.')
  })
}

async function remove(tx: Tx<AttendanceTables>, eventId: string, name: string): Promise<boolean> {
  if (await deleteCrewMember(tx, eventId, name)) return true
  const person = await findPerson(tx, name)
  return person !== null && (await deleteCrewMember(tx, eventId, person.username))
}
