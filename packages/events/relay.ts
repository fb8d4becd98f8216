import type { QueryExecutorProvider } from 'kysely'
import { createBell } from './bell.ts'
import type { Log } from './log.ts'
import { moveOutbox } from './outbox-store.ts'

interface RelayOptions {
  readonly db: QueryExecutorProvider
  readonly log: Log
  /** Deliveries are believed abandoned when their worker is silent for so long. */
  readonly heartbeatSeconds: number
}

export interface Relay {
  wake(): void
  stop(): Promise<void>
}

/** Enough for full speed, little enough that a transaction lasts some 20 ms. */
const batch = 500

/** Moves the outbox into the queues whenever it is woken, until the outbox is empty. Several may run at once. */
export function startRelay({ db, log, heartbeatSeconds }: RelayOptions): Relay {
  const bell = createBell()
  let stopping = false
  const stopped = run()

  async function run(): Promise<void> {
    while (!stopping) {
      await bell.heard()
      // the next ring tries again: the slow poll's, if no other comes
      await drain().catch((error) => log.error({ err: error }, 'Moving the outbox failed'))
    }
  }

  async function drain(): Promise<void> {
    while (!stopping && (await moveOutbox(db, batch, heartbeatSeconds)) === batch);
  }

  return {
    wake: bell.ring,
    async stop() {
      stopping = true
      bell.ring()
      await stopped
    },
  }
}
