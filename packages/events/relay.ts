import type { QueryExecutorProvider } from 'kysely'
import { createBell } from './bell.ts'
import { moveOutbox } from './outbox-store.ts'

export interface Relay {
  wake(): void
  stop(): Promise<void>
}

/** Enough for full speed, little enough that a transaction lasts some 20 ms. */
const batch = 500

/** Moves the outbox into the queues whenever it is woken, until the outbox is empty. Several may run at once. */
export function startRelay(db: QueryExecutorProvider, onError: (error: unknown) => void): Relay {
  const bell = createBell()
  let stopping = false
  const stopped = run()

  async function run(): Promise<void> {
    while (!stopping) {
      await bell.heard()
      // after a failure the next ring tries again: the slow poll's, if no other comes
      await drain().catch(onError)
    }
  }

  async function drain(): Promise<void> {
    while (!stopping && (await moveOutbox(db, batch)) === batch);
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
