import { defineJob, type Job } from '@balai/events/job.ts'
import { deleteOldDeliveries } from './delivery-store.ts'
import type { WebhookDeps } from './deps.ts'
import { resealWebhooks } from './reseal-webhooks.ts'
import { deliveriesKept } from './rules.ts'

export const webhookJobs = (deps: WebhookDeps): Job[] => [
  defineJob({
    name: 'notify.prune_webhook_deliveries',
    cron: '37 * * * *',
    run: (signal) => pruneDeliveries(deps, signal),
  }),
  defineJob({
    name: 'notify.reseal_webhooks',
    cron: '7 * * * *',
    run: () => resealWebhooks(deps),
  }),
]

const batch = 2_000

async function pruneDeliveries({ db, now }: WebhookDeps, signal: AbortSignal): Promise<void> {
  const before = new Date(now().getTime() - deliveriesKept)
  while (!signal.aborted && (await deleteOldDeliveries(db, before, batch)) === batch);
}
