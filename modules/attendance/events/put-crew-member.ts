import { AppError } from '@balai/contract/app-error.ts'
import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { Tx } from '@balai/db/open-database.ts'
import type { Deps } from '../deps.ts'
import { findPerson, hasPeople } from '../people/person-store.ts'
import type { AttendanceTables, CrewMemberRow } from '../tables.ts'
import type { CrewPost } from './contract.ts'
import { putCrewMember as putRow } from './crew-store.ts'
import { requireManagedEvent } from './event-access.ts'
import { keepManager } from './keep-manager.ts'
import { checkGates, loginName } from './rules.ts'

/** Posts somebody at this event, or elsewhere in it. Throws `unknown_account`. */
export async function putCrewMember(
  { db, now }: Deps,
  account: AccountPrincipal,
  idOrCode: string,
  username: string,
  { role, gates = [] }: CrewPost,
): Promise<CrewMemberRow> {
  return await db.transaction().execute(async (tx) => {
    const event = await requireManagedEvent(tx, idOrCode, account)
    checkGates(event.gates, gates)
    const whom = await findCandidate(tx, account, username)
    const member = { event_id: event.id, ...whom, role, gates, added_at: now() }
    return await keepManager(tx, event.id, () => putRow(tx, member))
  })
}

/**
 * Somebody of this installation, also when identity is another process of it. Where accounts are hosted elsewhere,
 * names are all that is known.
 */
async function findCandidate(
  tx: Tx<AttendanceTables>,
  manager: AccountPrincipal,
  username: string,
): Promise<Pick<CrewMemberRow, 'username' | 'account_id'>> {
  const person = await findPerson(tx, loginName(username))
  if (person !== null) return { username: person.username, account_id: person.account_id }
  if (manager.accountId === null && !(await hasPeople(tx))) {
    return { username: loginName(username), account_id: null }
  }
  const errors = [{ path: 'params.username', message: 'nobody has this username or verified e-mail' }]
  throw new AppError('unprocessable', 'unknown_account', 'Nobody has this username or e-mail.', { errors })
}
