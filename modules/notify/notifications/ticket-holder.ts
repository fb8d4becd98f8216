import type { TicketIssued } from '@balai/attendance/contract.ts'
import type { PayloadOf } from '@balai/contract/define-event.ts'
import type { Tx } from '@balai/db/open-database.ts'
import { findEvent } from '../events/event-store.ts'
import type { TicketFacts } from '../kinds/ticket-kinds.ts'
import { findAccountId } from '../people/person-store.ts'
import type { NotifyTables } from '../tables.ts'
import type { Addressed } from './telling.ts'

/**
 * The account in whose wallet a ticket is: wallets go by login names, never by addresses that anybody may have typed.
 * A guest list brings thousands at once, most of them for people without an account: that is one small query each.
 */
export async function ticketHolder(
  { ticket_id, event_id, holder_username }: PayloadOf<typeof TicketIssued>,
  tx: Tx<NotifyTables>,
): Promise<Addressed<TicketFacts> | null> {
  const accountId = holder_username === null ? null : await findAccountId(tx, holder_username.toLowerCase())
  if (accountId === null) return null
  const event = await findEvent(tx, event_id)
  return {
    accountId,
    facts: {
      ticket_id,
      event_id,
      event:
        event === undefined
          ? null
          : {
              title: event.title,
              place: event.place,
              starts_at: event.starts_at?.toISOString() ?? null,
              time_zone: event.time_zone,
            },
    },
  }
}
