import type { Db } from '@balai/db/open-database.ts'
import { readBacklog } from '@balai/events/backlog.ts'
import type { Notify } from '@balai/notify/module.ts'
import { Gauge, type Registry } from 'prom-client'
import type { Upstreams } from './upstreams.ts'

/** What the program as a whole adds to `/metrics`: how far behind it is, and which upstream it has given up on. */
export function addProgramMetrics(registry: Registry, { db, upstreams, notify }: MeasuredProgram): void {
  const backlog = oncePerScrape(() => readBacklog(db))
  const measure = measureOf(registry, backlog)
  measure('balai_outbox_events', 'Events that no relay has moved yet.', ({ outbox }) => outbox)
  measure('balai_outbox_oldest_seconds', 'Age of the oldest of them.', ({ oldestSeconds }) => oldestSeconds)
  measure('balai_dead_letters', 'Events that a consumer gave up on.', ({ deadLetters }) => deadLetters)
  if (notify !== null) measureWebhooks(registry, notify)
  new Gauge({
    name: 'balai_deliveries_waiting',
    help: 'Deliveries that wait, run or pause between two tries.',
    labelNames: ['consumer'],
    registers: [registry],
    async collect() {
      const known = await backlog()
      this.reset()
      for (const [consumer, count] of Object.entries(known?.deliveries ?? {})) this.set({ consumer }, count)
    },
  })
  new Gauge({
    name: 'balai_upstream_breaker_open',
    help: '1 while calls to the upstream are refused at once.',
    labelNames: ['upstream'],
    registers: [registry],
    collect() {
      for (const [upstream, state] of upstreams.breakers()) this.set({ upstream }, state === 'open' ? 1 : 0)
    },
  })
}

export interface MeasuredProgram {
  readonly db: Db<object>
  readonly upstreams: Upstreams
  readonly notify: Pick<Notify, 'readWebhookBacklog'> | null
}

function measureWebhooks(
  registry: Registry,
  { readWebhookBacklog }: Pick<Notify, 'readWebhookBacklog'>,
): void {
  const measure = measureOf(registry, oncePerScrape(readWebhookBacklog))
  measure('balai_webhooks_waiting', 'Webhook deliveries that wait or pause.', ({ waiting }) => waiting)
  measure(
    'balai_webhooks_oldest_seconds',
    'How long the one that is due first has been due.',
    ({ oldestSeconds }) => oldestSeconds,
  )
}

/** Gauges of one look; they are gone while there is no telling. */
const measureOf =
  <Seen>(registry: Registry, look: () => Promise<Seen | null>) =>
  (name: string, help: string, read: (seen: Seen) => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const seen = await look()
        if (seen === null) this.remove()
        else this.set(read(seen))
      },
    })

/** The gauges are collected side by side and share one look. Null when there is no telling: the others still count. */
function oncePerScrape<Seen>(look: () => Promise<Seen>): () => Promise<Seen | null> {
  let looking: Promise<Seen | null> | null = null
  return () => {
    looking ??= look()
      .catch(() => null)
      .finally(() => {
        looking = null
      })
    return looking
  }
}
