import { AppError } from '@balai/contract/app-error.ts'
import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { Db } from '@balai/db/open-database.ts'
import { findCrewPass, isManager } from '../events/event-access.ts'
import { findEvent } from '../events/event-store.ts'
import type { AttendanceTables, TicketImportRow } from '../tables.ts'
import { findImport } from './import-store.ts'

/** An import for the managers of its event; to everybody else it does not exist. */
export async function requireImport(
  db: Db<AttendanceTables>,
  importId: string,
  account: AccountPrincipal,
): Promise<TicketImportRow> {
  const found = await findImport(db, importId)
  const event = found === null ? null : await findEvent(db, found.event_id)
  const pass = event === null ? null : await findCrewPass({ db }, event, account)
  if (found !== null && isManager(pass, account)) return found
  throw new AppError('not_found', 'import_not_found', 'There is no such import.')
}
