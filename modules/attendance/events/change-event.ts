import { AppError } from '@balai/contract/app-error.ts'
import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { Tx } from '@balai/db/open-database.ts'
import type { Deps } from '../deps.ts'
import type { AttendanceTables, EventRow } from '../tables.ts'
import { countValidTickets } from '../tickets/ticket-count-store.ts'
import { announceEvent } from './announce-event.ts'
import type { EventPatch } from './contract.ts'
import { listCrewGates } from './crew-store.ts'
import { type ManagedEvent, requireManagedEvent } from './event-access.ts'
import { updateEvent } from './event-store.ts'
import { checkSameCode, checkSchedule, checkStatusChange } from './rules.ts'

/** Changes what the patch names; cancelling is a change of status. */
export async function changeEvent(
  { db, now }: Deps,
  account: AccountPrincipal,
  idOrCode: string,
  patch: EventPatch,
): Promise<EventRow> {
  return await db.transaction().execute(async (tx) => {
    const event = await requireManagedEvent(tx, idOrCode, account)
    checkSameCode(event, patch)
    const changed = applyPatch(event, patch)
    checkSchedule(changed)
    checkStatusChange(event.status, changed.status)
    await checkGatesInUse(tx, event, changed.gates)
    if (changed.capacity !== event.capacity) await checkCapacity(tx, event, changed.capacity)
    const updated = await updateEvent(tx, event.id, { ...changed, updated_at: now() })
    await announceEvent(tx, updated)
    return updated
  })
}

/** Field by field: a patch may carry more than the schema knows, and none of that is for the table. */
function applyPatch(event: ManagedEvent, patch: EventPatch) {
  return {
    title: patch.title ?? event.title,
    description: patch.description ?? event.description,
    place: patch.place ?? event.place,
    starts_at: instantOr(event.starts_at, patch.starts_at),
    ends_at: instantOr(event.ends_at, patch.ends_at),
    doors_open_at: patch.doors_open_at === null ? null : instantOr(event.doors_open_at, patch.doors_open_at),
    time_zone: patch.time_zone ?? event.time_zone,
    capacity: patch.capacity === undefined ? event.capacity : patch.capacity,
    status: patch.status ?? event.status,
    reentry: patch.reentry ?? event.reentry,
    gates: patch.gates ?? event.gates,
  }
}

function instantOr<Before>(before: Before, text: string | undefined): Date | Before {
  return text === undefined ? before : new Date(text)
}

/** Somebody whose only gate went would be let in at every gate. */
async function checkGatesInUse(tx: Tx<AttendanceTables>, event: EventRow, gates: readonly string[]) {
  const gone = (await listCrewGates(tx, event.id)).filter((gate) => !gates.includes(gate))
  if (gone.length === 0) return
  throw new AppError(
    'conflict',
    'gate_in_use',
    `Crew is posted at ${gone.join(', ')}; post it elsewhere first.`,
  )
}

async function checkCapacity(tx: Tx<AttendanceTables>, event: EventRow, capacity: number | null) {
  const { total } = await countValidTickets(tx, event.id)
  if (capacity === null || total <= capacity) return
  throw new AppError('conflict', 'capacity_below_issued', `${total} valid tickets are out already.`)
}
