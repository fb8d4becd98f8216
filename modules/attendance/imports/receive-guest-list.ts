import { AppError } from '@balai/contract/app-error.ts'
import type { AccountPrincipal } from '@balai/contract/principal.ts'
import { newId } from '@balai/db/new-id.ts'
import type { Db } from '@balai/db/open-database.ts'
import { emit } from '@balai/events/emit.ts'
import { ImportQueued } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { requireManagerEvent } from '../events/event-access.ts'
import type { AttendanceTables } from '../tables.ts'
import { requireNotCancelled } from '../tickets/issue-tickets.ts'
import type { ImportQuery } from './contract.ts'
import { endImport, insertImport, queueImport } from './import-store.ts'
import { readGuestList } from './read-guest-list.ts'
import type { GuestRow } from './rules.ts'
import { stageRows } from './staged-row-store.ts'

/**
 * Takes in a guest list as it arrives and answers the import's id once all of it is safe; the work itself is done
 * later (see `workThroughImport`). A file that breaks off or is no guest list leaves a failed import and no tickets.
 */
export async function receiveGuestList(
  { db, now }: Deps,
  account: AccountPrincipal,
  idOrCode: string,
  { mode = 'all_or_nothing', create_types = false }: ImportQuery,
  body: AsyncIterable<Buffer>,
): Promise<string> {
  const event = await requireManagerEvent({ db }, idOrCode, account)
  requireNotCancelled(event)
  const id = newId()
  await insertImport(db, {
    id,
    event_id: event.id,
    mode,
    create_types,
    created_by: account.username,
    created_at: now(),
  })
  try {
    const rows = await stage(db, id, readGuestList(body))
    await queue(db, id, rows)
  } catch (error) {
    const message = error instanceof AppError ? error.message : 'The file could not be taken in.'
    await endImport(db, id, { state: 'failed', rows_imported: 0, rows_bad: 0, message }, now())
    throw error
  }
  return id
}

const chunkLength = 1_000

async function stage(
  db: Db<AttendanceTables>,
  importId: string,
  rows: AsyncIterable<GuestRow>,
): Promise<number> {
  let staged = 0
  let chunk: GuestRow[] = []
  for await (const row of rows) {
    chunk.push(row)
    if (chunk.length < chunkLength) continue
    await stageRows(db, importId, staged / chunkLength, chunk)
    staged += chunk.length
    chunk = []
  }
  if (chunk.length > 0) await stageRows(db, importId, Math.ceil(staged / chunkLength), chunk)
  return staged + chunk.length
}

async function queue(db: Db<AttendanceTables>, importId: string, rows: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await queueImport(tx, importId, rows)
    await emit(tx, ImportQueued, { import_id: importId })
  })
}
