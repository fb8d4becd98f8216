import { setTimeout as delay } from 'node:timers/promises'
import type { OwnedServer } from './own-cluster.ts'

export interface KeptServer {
  /** The server as it is now. */
  current(): OwnedServer
  /** Ends the watch; answers once nothing is being brought back any more. */
  release(): Promise<void>
}

/**
 * Brings the server back when it is lost: one killed backend (for want of memory, say) makes PostgreSQL cut every
 * session, and without ours the cluster would be anybody's; the postmaster itself may have been killed too.
 */
export function keepServer(
  first: OwnedServer,
  own: () => Promise<OwnedServer>,
  log: (message: string) => void,
): KeptServer {
  let current = first
  let released = false
  let comingBack: Promise<void> = Promise.resolve()

  function watch(): void {
    current.session.once('end', () => {
      if (!released) comingBack = bringBack()
    })
  }

  async function bringBack(): Promise<void> {
    log('PostgreSQL was lost; bringing it back.')
    for (let pause = 100; !released; pause = Math.min(pause * 2, 5_000)) {
      try {
        current = await own()
        watch()
        return log('PostgreSQL is back.')
      } catch (error) {
        log(`PostgreSQL is not back yet: ${(error as Error).message}`)
        await delay(pause)
      }
    }
  }

  watch()
  return {
    current: () => current,
    async release() {
      released = true
      await comingBack
    },
  }
}
