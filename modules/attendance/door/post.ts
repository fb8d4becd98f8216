import type { Principal } from '@balai/contract/principal.ts'
import type { Db } from '@balai/db/open-database.ts'
import { requireCrew } from '../events/event-access.ts'
import type { AttendanceTables, EventRow } from '../tables.ts'
import type { Post } from './rules.ts'

/** What the caller is at this door; throws like `requireCrew`. A partner's key is a scanner everywhere. */
export async function requirePost(
  deps: { readonly db: Db<AttendanceTables> },
  event: EventRow,
  principal: Principal,
): Promise<Post> {
  if (principal.kind === 'api_key') return 'scanner'
  return (await requireCrew(deps, event, principal)).role
}
