import type { Listener } from '@balai/db/listen.ts'
import type { Migrations } from '@balai/db/migrate.ts'
import type { Consumer } from '@balai/events/consumer.ts'
import type { Job } from '@balai/events/job.ts'
import type { Log } from '@balai/events/log.ts'
import type { Sweep } from '@balai/events/sweep.ts'
import type { App } from '@balai/http/app.ts'
import type { Secrets } from '@balai/http/seal.ts'
import type { Mailer } from '@balai/mail/mailer.ts'
import type { RouteDeps } from './deps.ts'
import { eventConsumers } from './events/consumers.ts'
import { letterConsumers } from './letters/consumers.ts'
import { notificationConsumers } from './notifications/consumers.ts'
import { notificationJobs } from './notifications/jobs.ts'
import { openLiveInboxes } from './notifications/live-inboxes.ts'
import { liveRoutes } from './notifications/live-routes.ts'
import { notificationRoutes } from './notifications/routes.ts'
import { offerConsumers } from './notifications/settle-offers.ts'
import { peopleConsumers } from './people/consumers.ts'
import { preferenceRoutes } from './preferences/routes.ts'
import { unsubscribeRoutes } from './preferences/unsubscribe-routes.ts'
import { createUnsubscribeTokens } from './preferences/unsubscribe-token.ts'
import { webhookConsumers } from './webhooks/consumers.ts'
import { webhookDeliveryRoutes } from './webhooks/delivery-routes.ts'
import { readWebhookBacklog, type WebhookBacklog } from './webhooks/delivery-store.ts'
import { webhookJobs } from './webhooks/jobs.ts'
import { webhookRoutes } from './webhooks/routes.ts'
import { createWebhookSeal } from './webhooks/secrets.ts'
import { webhookSweeps } from './webhooks/sweeps.ts'

export const notifyMigrations: Migrations = {
  schema: 'notify',
  directory: new URL('./migrations/', import.meta.url),
}

export interface NotifyDeps extends RouteDeps {
  readonly listener: Listener
  readonly log: Log
  readonly mailer: Mailer
  /** Where the web app is reached, for links in letters; null where the operator has not said. */
  readonly publicUrl: string | null
  readonly secrets: Secrets
  /** Of days that are no area's own: when a book is due. */
  readonly houseTimezone: string
  /** Whether webhooks may go to addresses of this machine and of private networks. */
  readonly privateWebhooks: boolean
  /** Who is asked where webhooks lead to; those of the system unless told. */
  readonly nameServers?: readonly string[]
  /** That one attempt at a webhook may take; ten seconds unless told. */
  readonly webhookTimeoutMs?: number
  /** How often a stream is asked whether its watcher may still watch; as `openEventStream` does it unless told. */
  readonly heartbeatMs?: number
}

export interface Notify {
  readonly name: 'notify'
  /** To be registered under `/api/v1`. */
  readonly routes: (app: App) => void
  readonly consumers: readonly Consumer[]
  readonly jobs: readonly Job[]
  readonly sweeps: readonly Sweep[]
  /** For metrics. */
  readonly readWebhookBacklog: () => Promise<WebhookBacklog>
}

export function createNotify(deps: NotifyDeps): Notify {
  const inboxes = openLiveInboxes(deps)
  const streams = deps.heartbeatMs === undefined ? {} : { heartbeatMs: deps.heartbeatMs }
  const letters = { ...deps, unsubscribeTokens: createUnsubscribeTokens(deps.secrets) }
  const webhooks = { ...deps, seal: createWebhookSeal(deps.secrets) }
  return {
    name: 'notify',
    routes(app) {
      notificationRoutes(app, deps)
      liveRoutes(app, { ...deps, inboxes, streams })
      preferenceRoutes(app, deps)
      unsubscribeRoutes(app, letters)
      webhookRoutes(app, webhooks)
      webhookDeliveryRoutes(app, webhooks)
    },
    consumers: [
      ...peopleConsumers,
      ...eventConsumers,
      ...notificationConsumers(deps),
      ...offerConsumers(deps.now),
      ...letterConsumers(letters),
      ...webhookConsumers(webhooks),
    ],
    jobs: [...notificationJobs(deps), ...webhookJobs(webhooks)],
    sweeps: [...webhookSweeps(webhooks)],
    readWebhookBacklog: () => readWebhookBacklog(deps.db, deps.now()),
  }
}
