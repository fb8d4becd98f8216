import type { Db } from '@balai/db/open-database.ts'
import { accountOf, type GatedRequest } from '@balai/http/guard.ts'
import { requireCrew, requireEvent } from '../events/event-access.ts'
import type { AttendanceTables, EventRow } from '../tables.ts'

/** The event that a route names, for an account of its crew. Throws `not_found` and `forbidden`. */
export async function requireCrewEvent(
  deps: { readonly db: Db<AttendanceTables> },
  request: GatedRequest & { readonly params: { readonly eventId: string } },
): Promise<EventRow> {
  const account = accountOf(request)
  const { event } = await requireEvent(deps, request.params.eventId, account)
  await requireCrew(deps, event, account)
  return event
}
