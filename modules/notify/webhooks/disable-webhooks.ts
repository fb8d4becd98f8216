import type { Tx } from '@balai/db/open-database.ts'
import type { NotifyTables, WebhookRow } from '../tables.ts'
import { failWaiting } from './delivery-store.ts'
import { tuneIn } from './tune-in.ts'
import { updateWebhook } from './webhook-store.ts'

/** What waits for them is given up, and can be sent again by hand once they are active. */
export async function disableWebhooks(
  tx: Tx<NotifyTables>,
  ids: readonly string[],
  reason: NonNullable<WebhookRow['disabled_reason']>,
  at: Date,
): Promise<void> {
  if (ids.length === 0) return
  for (const id of ids) await updateWebhook(tx, id, { disabled_at: at, disabled_reason: reason })
  await failWaiting(tx, ids)
  await tuneIn(tx)
}
