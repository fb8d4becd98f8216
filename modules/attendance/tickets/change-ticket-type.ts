import { AppError } from '@balai/contract/app-error.ts'
import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { Tx } from '@balai/db/open-database.ts'
import type { ReadDeps } from '../deps.ts'
import { requireManagedEvent } from '../events/event-access.ts'
import type { AttendanceTables, TicketTypeRow } from '../tables.ts'
import type { TicketTypePatch } from './contract.ts'
import { requireTicketType } from './require-ticket-type.ts'
import { checkWindow } from './rules.ts'
import { countValidTickets } from './ticket-count-store.ts'
import { updateTicketType } from './ticket-type-store.ts'

/** A new window holds for tickets that are out too: the door goes by the type, not by what the QR says. */
export async function changeTicketType(
  { db }: ReadDeps,
  account: AccountPrincipal,
  idOrCode: string,
  typeId: string,
  patch: TicketTypePatch,
): Promise<TicketTypeRow> {
  return await db.transaction().execute(async (tx) => {
    const event = await requireManagedEvent(tx, idOrCode, account)
    const type = await requireTicketType(tx, event.id, typeId)
    const changed = {
      name: patch.name?.trim() ?? type.name,
      quota: patch.quota === undefined ? type.quota : patch.quota,
      valid_from: instantOr(type.valid_from, patch.valid_from),
      valid_until: instantOr(type.valid_until, patch.valid_until),
    }
    checkWindow(changed.valid_from, changed.valid_until)
    if (changed.quota !== type.quota) await checkQuota(tx, type, changed.quota)
    return await updateTicketType(tx, type.id, changed)
  })
}

function instantOr(before: Date | null, text: string | null | undefined): Date | null {
  if (text === undefined) return before
  return text === null ? null : new Date(text)
}

async function checkQuota(tx: Tx<AttendanceTables>, type: TicketTypeRow, quota: number | null) {
  const { byType } = await countValidTickets(tx, type.event_id)
  const issued = byType.get(type.id) ?? 0
  if (quota === null || issued <= quota) return
  throw new AppError(
    'conflict',
    'quota_below_issued',
    `${issued} valid tickets of this type are out already.`,
  )
}
