import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { Db } from '@balai/db/open-database.ts'
import type { Deps } from '../deps.ts'
import type { CrewRole, NewEvent } from '../events/contract.ts'
import { createEvent } from '../events/create-event.ts'
import { putCrewMember } from '../events/crew-store.ts'
import { requireEventKeys } from '../events/event-key-store.ts'
import type { AttendanceTables, EventRow } from '../tables.ts'
import { issueTickets } from '../tickets/issue-tickets.ts'
import type { TypedTicket } from '../tickets/ticket-store.ts'
import { qrOf } from '../tickets/ticket-view.ts'
import type { Scan } from './rules.ts'

export interface StagedEvent {
  readonly event: EventRow
  readonly tickets: readonly (TypedTicket & { readonly qr: string })[]
}

/** A published event whose doors open at 10:00 and close at 18:00, with `petugas1` at every gate. */
export async function stageEvent(
  deps: Deps,
  tickets: number,
  facts: Partial<NewEvent> = {},
): Promise<StagedEvent> {
  const event = await createEvent({ ...deps, houseTimezone: 'Asia/Jakarta' }, accountOf('boss', 'admin'), {
    title: 'Pesta',
    starts_at: '2026-11-20T12:00:00Z',
    ends_at: '2026-11-20T18:00:00Z',
    status: 'published',
    gates: ['A', 'B'],
    ...facts,
  })
  await postCrew(deps.db, event, 'petugas1')
  return { event, tickets: await issueMany(deps, event, tickets) }
}

async function issueMany(deps: Deps, event: EventRow, count: number): Promise<StagedEvent['tickets']> {
  const keys = await requireEventKeys(deps.db, event.id)
  const issued = []
  for (let left = count; left > 0; left -= 500) {
    const batch = { count: Math.min(left, 500) }
    issued.push(...(await issueTickets(deps, accountOf('boss', 'admin'), event.id, batch)))
  }
  return issued.map((ticket) => ({ ...ticket, qr: qrOf(ticket, keys) }))
}

export async function postCrew(
  db: Db<AttendanceTables>,
  event: EventRow,
  username: string,
  gates: string[] = [],
  role: CrewRole = 'scanner',
): Promise<void> {
  await db.transaction().execute((tx) =>
    putCrewMember(tx, {
      event_id: event.id,
      username,
      role,
      gates,
      added_at: event.created_at,
      account_id: null,
    }),
  )
}

export const accountOf = (username: string, role: AccountPrincipal['role'] = 'member'): AccountPrincipal => ({
  kind: 'account',
  accountId: null,
  username,
  role,
  name: username,
  sessionId: null,
})

/** `petugas1` scans online and without a gate unless told. */
export function scan(event: EventRow | string, presented: string, facts: Partial<Scan> = {}): Scan {
  return {
    event: typeof event === 'string' ? event : event.id,
    opensList: false,
    presented,
    nonce: null,
    gate: null,
    device: null,
    scanned_at: null,
    offline: false,
    by: { username: 'petugas1', accountId: null, isAdmin: false },
    ...facts,
  }
}
