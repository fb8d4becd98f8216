import type { AccountPrincipal } from '@balai/contract/principal.ts'
import { newId } from '@balai/db/new-id.ts'
import type { Deps } from '../deps.ts'
import type { EventRow } from '../tables.ts'
import { announceEvent } from './announce-event.ts'
import type { NewEvent } from './contract.ts'
import { putCrewMember } from './crew-store.ts'
import { insertEventKeys } from './event-key-store.ts'
import { insertEvent } from './event-store.ts'
import { checkCode, checkSchedule, loginName } from './rules.ts'

export interface CreateEventDeps extends Deps {
  /** The zone of events that do not say theirs. */
  readonly houseTimezone: string
}

/** A managed event with a key pair for its tickets; whoever creates it is its first manager. */
export async function createEvent(
  deps: CreateEventDeps,
  account: AccountPrincipal,
  request: NewEvent,
): Promise<EventRow> {
  const event = newEvent(deps, account, request)
  checkCode(request.code ?? '')
  checkSchedule(event)
  return await deps.db.transaction().execute(async (tx) => {
    const created = await insertEvent(tx, event)
    await insertEventKeys(tx, created.id)
    await putCrewMember(tx, {
      event_id: created.id,
      username: loginName(account.username),
      role: 'manager',
      gates: [],
      added_at: created.created_at,
      account_id: account.accountId,
    })
    await announceEvent(tx, created)
    return created
  })
}

function newEvent({ now, houseTimezone }: CreateEventDeps, account: AccountPrincipal, request: NewEvent) {
  const id = newId()
  const doors = request.doors_open_at ?? null
  return {
    id,
    code: request.code ?? id,
    kind: 'managed' as const,
    title: request.title,
    description: request.description ?? '',
    place: request.place ?? '',
    starts_at: new Date(request.starts_at),
    ends_at: new Date(request.ends_at),
    doors_open_at: doors === null ? null : new Date(doors),
    time_zone: request.time_zone ?? houseTimezone,
    capacity: request.capacity ?? null,
    status: request.status ?? ('published' as const),
    reentry: request.reentry ?? false,
    gates: request.gates ?? [],
    created_by: account.username,
    created_at: now(),
    updated_at: now(),
  }
}
