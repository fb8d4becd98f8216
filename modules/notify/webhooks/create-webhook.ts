import { AppError } from '@balai/contract/app-error.ts'
import { newId } from '@balai/db/new-id.ts'
import type { WebhookRow } from '../tables.ts'
import type { NewWebhook } from './contract.ts'
import type { WebhookDeps } from './deps.ts'
import type { Owner } from './owner.ts'
import { checkEventTypes, mostWebhooks } from './rules.ts'
import { newSecret, sealSecret } from './secrets.ts'
import { checkTarget } from './target.ts'
import { tuneIn } from './tune-in.ts'
import { countWebhooks, insertWebhook } from './webhook-store.ts'

/** With its secret, which is told this once. Throws `invalid_url`, `private_target`, `event_type_reserved`, `too_many_webhooks`. */
export async function createWebhook(
  deps: WebhookDeps,
  { owner, by }: { readonly owner: Owner; readonly by: string },
  { url, event_types = null, description = '' }: NewWebhook,
): Promise<{ webhook: WebhookRow; secret: string }> {
  const target = checkTarget(url, deps)
  checkEventTypes(event_types, owner.kind === 'partner')
  const id = newId()
  const at = deps.now()
  const secret = newSecret()
  const apiKeyId = owner.kind === 'partner' ? owner.apiKeyId : null
  const webhook = await deps.db.transaction().execute(async (tx) => {
    if ((await countWebhooks(tx, apiKeyId)) >= mostWebhooks) throw tooMany()
    const created = await insertWebhook(tx, {
      id,
      api_key_id: apiKeyId,
      url: target,
      description: description.trim(),
      event_types,
      secret: sealSecret(deps.seal, id, secret),
      failures: 0,
      created_by: by,
      created_at: at,
      changed_by: by,
      changed_at: at,
    })
    await tuneIn(tx)
    return created
  })
  return { webhook, secret }
}

const tooMany = () =>
  new AppError('conflict', 'too_many_webhooks', `There may be ${mostWebhooks} webhooks, and there are.`)
