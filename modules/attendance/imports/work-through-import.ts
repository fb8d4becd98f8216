import type { Db, Tx } from '@balai/db/open-database.ts'
import type { Log } from '@balai/events/log.ts'
import { findEvent, lockEvent } from '../events/event-store.ts'
import { loginName } from '../events/rules.ts'
import type { AttendanceTables, EventRow, TicketImportRow } from '../tables.ts'
import { chooseDefaultType, generalType } from '../tickets/rules.ts'
import { countValidTickets } from '../tickets/ticket-count-store.ts'
import { insertTicketType, listTicketTypes, mostTypes } from '../tickets/ticket-type-store.ts'
import { writeTickets } from '../tickets/write-tickets.ts'
import { type Ending, endImport, findImport } from './import-store.ts'
import { judgeRows } from './judge-rows-store.ts'
import { createProgress } from './progress.ts'
import { listChunks, listGoodRows, listMissingTypes, type Staged } from './staged-row-store.ts'

export interface WorkThroughDeps {
  /** For the progress, which others see before the transaction ends, and for new ticket types. */
  readonly db: Db<AttendanceTables>
  readonly log: Log
  readonly now: () => Date
}

/**
 * Makes the tickets of a guest list that has arrived: all in this transaction. When it breaks off no ticket was made,
 * and when it is called again for an import that is over nothing happens.
 *
 * The event is held only at the end, when all is written: whoever changes it meanwhile does not wait, and when that
 * leaves no room for what was written, it throws, to be begun again.
 */
export async function workThroughImport(
  deps: WorkThroughDeps,
  tx: Tx<AttendanceTables>,
  importId: string,
): Promise<void> {
  const waiting = await findImport(tx, importId)
  const event = waiting === null ? null : await findEvent(tx, waiting.event_id)
  if (event === null || waiting === null || waiting.finished_at !== null) return
  const ending = await importRows(deps, tx, event, waiting)
  await endImport(tx, importId, ending, deps.now())
}

async function importRows(
  deps: WorkThroughDeps,
  tx: Tx<AttendanceTables>,
  event: EventRow,
  { id, mode, create_types, rows_total }: TicketImportRow,
): Promise<Ending> {
  if (event.status === 'cancelled') return refused('This event was cancelled.')
  const types = await listTicketTypes(tx, event.id)
  const defaultType = types.length === 0 ? generalType : (chooseDefaultType(types)?.name ?? null)
  const staged = { importId: id, eventId: event.id, defaultType }

  const bad = await judgeRows(tx, staged, { createTypes: create_types, capacity: event.capacity })
  if (bad > 0 && mode === 'all_or_nothing')
    return refused('Nothing was imported, because some rows are bad.', bad)
  const missing = await listMissingTypes(tx, staged)
  if (types.length + missing.length > mostTypes) {
    return refused(`The event would have more than ${mostTypes} ticket types.`, bad)
  }
  if (missing.length > 0) await addTypes(deps, event.id, missing)
  const written = await writeGuests(deps, tx, staged, rows_total)
  await requireUndisturbed(tx, event.id, written === rows_total - bad)
  return { state: 'done', rows_imported: rows_total - bad, rows_bad: bad, message: null }
}

function refused(message: string, rows_bad = 0): Ending {
  return { state: 'refused', rows_imported: 0, rows_bad, message }
}

/** In a transaction of their own: their ordinals count up, so the event is held while they are made. */
async function addTypes({ db, now }: WorkThroughDeps, eventId: string, names: readonly string[]) {
  await db.transaction().execute(async (tx) => {
    await lockEvent(tx, eventId)
    for (const name of names) {
      await insertTicketType(tx, eventId, { name, quota: null, valid_from: null, valid_until: null }, now())
    }
  })
}

/** Holds the event until the end; what was written fits it as it is now, and types of the file are all still there. */
async function requireUndisturbed(
  tx: Tx<AttendanceTables>,
  eventId: string,
  isWhole: boolean,
): Promise<void> {
  const event = await lockEvent(tx, eventId)
  const counts = await countValidTickets(tx, eventId)
  const types = await listTicketTypes(tx, eventId)
  const fits =
    counts.total <= (event?.capacity ?? Number.POSITIVE_INFINITY) &&
    types.every(({ id, quota }) => (counts.byType.get(id) ?? 0) <= (quota ?? Number.POSITIVE_INFINITY))
  if (isWhole && fits && event?.status !== 'cancelled') return
  throw new Error('The event was changed while its guests were written: the import begins again.')
}

/** Answers how many. Chunk by chunk, so that neither this process nor a waiting event loop ever has the whole file in hand. */
async function writeGuests(
  { db, log, now }: WorkThroughDeps,
  tx: Tx<AttendanceTables>,
  staged: Staged,
  rowsTotal: number,
): Promise<number> {
  const chunks = await listChunks(tx, staged.importId)
  let written = 0
  const show = createProgress(db, staged.importId, log)
  for (const [index, ordinal] of chunks.entries()) {
    show(Math.round((rowsTotal * index) / chunks.length))
    const guests = await listGoodRows(tx, staged, ordinal)
    const drafts = guests.map(({ name, email, username, code, type_id }) => ({
      event_id: staged.eventId,
      code,
      type_id,
      holder_name: name,
      holder_email: email,
      holder_username: username === null ? null : loginName(username),
      import_id: staged.importId,
    }))
    written += (await writeTickets(tx, drafts, now())).length
  }
  return written
}
