import { setTimeout as pause } from 'node:timers/promises'
import type { Exchange } from './exchange.ts'
import { faultOf } from './fault.ts'

/** How an upstream looked when it was last asked anything. */
export interface Sighting {
  readonly reachable: boolean
  /** Milliseconds of the last answer; null when there was none. */
  readonly latency_ms: number | null
  readonly error: string | null
}

export interface Probe {
  /**
   * The last sighting, or a new one when that has grown old. Whoever comes while one is under way does not wait for
   * it: two services that look at each other in their own `/health` would wait in a circle.
   */
  look(): Promise<Sighting>
  /** Starts the watch for a call; what it returns takes the fault, or null when it was answered as it should be. */
  watch(): (error: string | null) => void
}

const freshMs = 1_000
/** How long others wait for the very first sighting. */
const patienceMs = 100
const unknown: Sighting = { reachable: false, latency_ms: null, error: 'not known yet' }

/** Real calls tell how an upstream is doing; only when there were none is `GET /health` asked there. */
export function createProbe(deps: {
  readonly exchange: Exchange
  readonly now: () => Date
  readonly timeoutMs: number
}): Probe {
  let last: { readonly at: number; readonly sighting: Sighting } | null = null
  let looking: Promise<Sighting> | null = null

  function watch(): (error: string | null) => Sighting {
    const start = performance.now()
    return (error) => {
      const latency = Math.round(performance.now() - start)
      const sighting = { reachable: error === null, latency_ms: error === null ? latency : null, error }
      last = { at: deps.now().getTime(), sighting }
      return sighting
    }
  }

  async function ask(): Promise<Sighting> {
    const seen = watch()
    try {
      const request = { method: 'GET', path: '/health' } as const
      const { status } = await deps.exchange(request, AbortSignal.timeout(deps.timeoutMs))
      return seen(status < 500 ? null : 'server error')
    } catch (error) {
      return seen(faultOf(error).reason)
    }
  }

  return {
    watch,
    async look() {
      if (last !== null && deps.now().getTime() - last.at < freshMs) return last.sighting
      if (looking !== null) {
        return last?.sighting ?? (await Promise.race([looking, pause(patienceMs, unknown)]))
      }
      looking = ask().finally(() => {
        looking = null
      })
      return await looking
    },
  }
}
