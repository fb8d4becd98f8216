import type { Listener } from '@balai/db/listen.ts'
import type { Db } from '@balai/db/open-database.ts'
import type { Deliveries } from './deliveries.ts'
import { deliveriesChannel, findWaitingQueues } from './delivery-store.ts'
import type { Log } from './log.ts'
import { outboxChannel } from './outbox-store.ts'
import type { Relay } from './relay.ts'

interface Sleepers {
  readonly db: Db<unknown>
  readonly listener: Listener
  readonly relay: Relay
  readonly deliveries: readonly Deliveries[]
  readonly pollSeconds: number
  readonly log: Log
}

/** Wakes who has work: at once by NOTIFY, and by a slow poll when one was lost or a pause between tries is over. */
export async function listenForWork({ db, listener, relay, deliveries, pollSeconds, log }: Sleepers) {
  const byQueue = new Map(deliveries.map((each) => [each.queue, each]))

  const wakeAll = () => {
    relay.wake()
    for (const each of deliveries) each.wake()
  }

  const poll = async () => {
    relay.wake()
    for (const queue of await findWaitingQueues(db, [...byQueue.keys()])) byQueue.get(queue)?.wake()
  }

  let polling: Promise<void> | null = null
  const pollUnlessPolling = () => {
    polling ??= poll()
      .catch((error) => log.error({ err: error }, 'Looking for waiting deliveries failed'))
      .finally(() => {
        polling = null
      })
  }

  const unlisten = [
    await listener.on(outboxChannel, () => relay.wake()),
    // null: the listener was away for a while, and what it missed nobody knows
    await listener.on(deliveriesChannel, (queue) =>
      queue === null ? wakeAll() : byQueue.get(queue)?.wake(),
    ),
  ]
  const timer = setInterval(pollUnlessPolling, pollSeconds * 1_000)
  wakeAll()

  return {
    async stop() {
      clearInterval(timer)
      for (const stop of unlisten) stop()
      await polling
    },
  }
}
