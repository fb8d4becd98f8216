import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from './log.ts'
import { assertName } from './name.ts'

/**
 * Work whose time stands in rows: holds that run out, deliveries that are due. Every worker looks for it again and
 * again, so a run takes what is due in small transactions of its own, with `for update skip locked`, and may meet
 * another run at any replica. What must happen once a day is a Job.
 */
export interface Sweep {
  /** `spaces.expire_holds` */
  readonly name: string
  /** Between the end of a run and the next; 1 unless told. */
  readonly everySeconds?: number
  /** Aborts when the worker stops. Answers whether there may be more at once, which is then not waited for. */
  readonly run: (signal: AbortSignal) => Promise<boolean>
}

export function defineSweep(sweep: Sweep): Sweep {
  return { ...sweep, name: assertName(sweep.name) }
}

export interface Sweeping {
  /** Waits for the run that is under way. */
  stop(): Promise<void>
}

/** A run that fails is logged, and its work is still due at the next. */
export function startSweeping({ name, everySeconds = 1, run }: Sweep, log: Log): Sweeping {
  const stopped = new AbortController()
  const { signal } = stopped

  async function sweep(): Promise<boolean> {
    try {
      return await run(signal)
    } catch (err) {
      if (!signal.aborted) log.error({ err, sweep: name }, 'a sweep failed; it will be tried again')
      return false
    }
  }

  async function loop(): Promise<void> {
    while (!signal.aborted) {
      const more = await sweep()
      if (!more) await delay(everySeconds * 1_000, undefined, { signal, ref: false }).catch(() => {})
    }
  }

  const ended = loop()
  return {
    async stop() {
      stopped.abort()
      await ended
    },
  }
}
