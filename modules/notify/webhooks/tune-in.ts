import type { Tx } from '@balai/db/open-database.ts'
import { setDemand } from '@balai/events/demand-store.ts'
import type { NotifyTables } from '../tables.ts'
import type { WebhookEventType } from './contract.ts'
import { listenerFor, publishedEvents } from './published-events.ts'
import { isForPartners } from './rules.ts'
import { holdDemand, listWanted } from './webhook-store.ts'

/**
 * To be called in every transaction after which endpoints want other events than before: what no active endpoint wants
 * is not even delivered to this module. It lets one such transaction after the other.
 */
export async function tuneIn(tx: Tx<NotifyTables>): Promise<void> {
  await holdDemand(tx)
  const wanted = await listWanted(tx)
  const isWanted = (type: WebhookEventType) =>
    wanted.some(
      ({ api_key_id, event_types }) =>
        (event_types === null || event_types.includes(type)) && (api_key_id === null || isForPartners(type)),
    )
  await setDemand(
    tx,
    Object.fromEntries(publishedEvents.map((event) => [listenerFor(event), isWanted(event.type)])),
  )
}
