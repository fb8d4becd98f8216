import type { WebhookDeps } from './deps.ts'
import { openSecret, sealSecret } from './secrets.ts'
import { listSealedSecrets, resealSecrets } from './webhook-store.ts'

/** After a change of the server's secret: seals with the new one what the one before has closed, while that is known. */
export async function resealWebhooks({ db, seal }: Pick<WebhookDeps, 'db' | 'seal'>): Promise<void> {
  for (const webhook of await listSealedSecrets(db)) {
    const reseal = (sealed: Buffer) => {
      const secret = openSecret(seal, webhook.id, sealed)
      return secret === null ? sealed : sealSecret(seal, webhook.id, secret)
    }
    const { previous_secret: previous } = webhook
    await resealSecrets(db, webhook, {
      secret: reseal(webhook.secret),
      previous_secret: previous === null ? null : reseal(previous),
    })
  }
}
