import type { Db } from '@balai/db/open-database.ts'
import { readBacklog } from '@balai/events/backlog.ts'
import { Gauge, type Registry } from 'prom-client'
import type { Upstreams } from './upstreams.ts'

/** What the program as a whole adds to `/metrics`: how far behind it is, and which upstream it has given up on. */
export function meterHouse(
  registry: Registry,
  house: { readonly db: Db<object>; readonly upstreams: Upstreams },
): void {
  const registers = [registry]
  const oldest = new Gauge({
    name: 'balai_outbox_oldest_seconds',
    help: 'Age of the oldest event that no relay has moved.',
    registers,
  })
  const dead = new Gauge({
    name: 'balai_dead_letters',
    help: 'Events that a consumer gave up on.',
    registers,
  })
  const waiting = new Gauge({
    name: 'balai_deliveries_waiting',
    help: 'Deliveries that wait, run or pause between two tries.',
    labelNames: ['consumer'],
    registers,
  })
  new Gauge({
    name: 'balai_outbox_events',
    help: 'Events that no relay has moved yet.',
    registers,
    async collect() {
      const backlog = await readBacklog(house.db)
      this.set(backlog.outbox)
      oldest.set(backlog.oldestSeconds)
      dead.set(backlog.deadLetters)
      waiting.reset()
      for (const [consumer, count] of Object.entries(backlog.deliveries)) waiting.set({ consumer }, count)
    },
  })
  new Gauge({
    name: 'balai_upstream_breaker_open',
    help: '1 while calls to the upstream are refused at once.',
    labelNames: ['upstream'],
    registers,
    collect() {
      for (const [upstream, state] of house.upstreams.breakers())
        this.set({ upstream }, state === 'open' ? 1 : 0)
    },
  })
}
