import type { Db } from '@balai/db/open-database.ts'
import { type Backlog, readBacklog } from '@balai/events/backlog.ts'
import { Gauge, type Registry } from 'prom-client'
import type { Upstreams } from './upstreams.ts'

/** What the program as a whole adds to `/metrics`: how far behind it is, and which upstream it has given up on. */
export function addProgramMetrics(
  registry: Registry,
  { db, upstreams }: { readonly db: Db<object>; readonly upstreams: Upstreams },
): void {
  const backlog = oncePerScrape(() => readBacklog(db))
  const measure = (name: string, help: string, read: (backlog: Backlog) => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const known = await backlog()
        if (known === null) this.remove()
        else this.set(read(known))
      },
    })
  measure('balai_outbox_events', 'Events that no relay has moved yet.', ({ outbox }) => outbox)
  measure('balai_outbox_oldest_seconds', 'Age of the oldest of them.', ({ oldestSeconds }) => oldestSeconds)
  measure('balai_dead_letters', 'Events that a consumer gave up on.', ({ deadLetters }) => deadLetters)
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

/** The gauges are collected side by side and share one look. Null when there is no telling: the others still count. */
function oncePerScrape(look: () => Promise<Backlog>): () => Promise<Backlog | null> {
  let looking: Promise<Backlog | null> | null = null
  return () => {
    looking ??= look()
      .catch(() => null)
      .finally(() => {
        looking = null
      })
    return looking
  }
}
