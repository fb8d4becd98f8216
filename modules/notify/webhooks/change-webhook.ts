import type { WebhookRow } from '../tables.ts'
import { holdWebhook } from './access.ts'
import type { WebhookPatch } from './contract.ts'
import type { WebhookDeps } from './deps.ts'
import { disableWebhooks } from './disable-webhooks.ts'
import type { Owner } from './owner.ts'
import { checkEventTypes } from './rules.ts'
import { checkTarget } from './target.ts'
import { tuneIn } from './tune-in.ts'
import { updateWebhook } from './webhook-store.ts'

/** Throws `webhook_not_found`, `invalid_url`, `private_target`, `event_type_reserved`. */
export async function changeWebhook(
  deps: WebhookDeps,
  { owner, by }: { readonly owner: Owner; readonly by: string },
  id: string,
  patch: WebhookPatch,
): Promise<WebhookRow> {
  const at = deps.now()
  const url = patch.url === undefined ? undefined : checkTarget(patch.url, deps)
  return await deps.db.transaction().execute(async (tx) => {
    const webhook = await holdWebhook(tx, owner, id)
    checkEventTypes(patch.event_types ?? null, webhook.api_key_id !== null)
    if (patch.state === 'disabled' && webhook.disabled_at === null) {
      await disableWebhooks(tx, [id], 'by_hand', at)
    }
    const changed = await updateWebhook(tx, id, {
      ...(url !== undefined && { url }),
      ...(patch.event_types !== undefined && { event_types: patch.event_types }),
      ...(patch.description !== undefined && { description: patch.description.trim() }),
      ...(patch.state === 'active' && { disabled_at: null, disabled_reason: null }),
      ...((patch.state === 'active' || url !== undefined) && startAfresh),
      changed_by: by,
      changed_at: at,
    })
    await tuneIn(tx)
    return changed
  })
}

/** What was held against an endpoint counts no more when somebody has seen to it. */
const startAfresh = { failures: 0, failing_since: null }
