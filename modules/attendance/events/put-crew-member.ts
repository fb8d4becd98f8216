import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { Deps } from '../deps.ts'
import type { CrewMemberRow } from '../tables.ts'
import type { CrewPost } from './contract.ts'
import { putCrewMember as putRow } from './crew-store.ts'
import { requireManagedEvent } from './event-access.ts'
import { keepManager } from './keep-manager.ts'
import { checkGates, loginName } from './rules.ts'

/** Posts somebody at this event, or elsewhere in it. The login name need not exist yet. */
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
    const member = { event_id: event.id, username: loginName(username), role, gates, added_at: now() }
    return await keepManager(tx, event.id, () => putRow(tx, member))
  })
}
