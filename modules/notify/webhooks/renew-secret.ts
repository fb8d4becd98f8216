import type { WebhookRow } from '../tables.ts'
import { holdWebhook } from './access.ts'
import type { WebhookDeps } from './deps.ts'
import type { Owner } from './owner.ts'
import { secretOverlap } from './rules.ts'
import { newSecret, sealSecret } from './secrets.ts'
import { updateWebhook } from './webhook-store.ts'

/** The secret before signs too for a day, so that a receiver can change at leisure. Throws `webhook_not_found`. */
export async function renewSecret(
  { db, now, seal }: WebhookDeps,
  { owner, by }: { readonly owner: Owner; readonly by: string },
  id: string,
): Promise<{ webhook: WebhookRow; secret: string }> {
  const at = now()
  const secret = newSecret()
  const webhook = await db.transaction().execute(async (tx) => {
    const before = await holdWebhook(tx, owner, id)
    return await updateWebhook(tx, id, {
      secret: sealSecret(seal, id, secret),
      previous_secret: before.secret,
      previous_secret_until: new Date(at.getTime() + secretOverlap),
      changed_by: by,
      changed_at: at,
    })
  })
  return { webhook, secret }
}
