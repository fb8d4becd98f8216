import type { Db } from '@balai/db/open-database.ts'
import { type Claim, failClaim, handBackClaim } from './claims.ts'
import type { Log } from './log.ts'
import type { Slots } from './slots.ts'

export type Handle = (claim: Claim, signal: AbortSignal) => Promise<void>

export interface OneTry {
  readonly claim: Claim
  /** Never rejects: what went wrong is with pg-boss by then, or in the log. */
  readonly ended: Promise<void>
  /** For a worker that stops: the next one begins anew. */
  handBack(): void
}

interface TryOptions {
  readonly db: Db<unknown>
  readonly log: Log
  readonly turns: Slots
  /** From the turn on. */
  readonly limitSeconds: number
  readonly handle: Handle
}

export function startTry({ db, log, turns, limitSeconds, handle }: TryOptions, claim: Claim): OneTry {
  const controller = new AbortController()
  const { signal } = controller

  async function run(): Promise<void> {
    await turns.take(1)
    const timer = setTimeout(() => controller.abort(new TookTooLong(limitSeconds)), limitSeconds * 1_000)
    try {
      signal.throwIfAborted()
      await handle(claim, signal)
    } catch (error) {
      await giveUp(error).catch(tellOfLoss)
    } finally {
      clearTimeout(timer)
      turns.giveBack(1)
    }
  }

  async function giveUp(error: unknown): Promise<void> {
    if (signal.reason === workerStops) return await handBackClaim(claim, db)
    log.warn({ err: error, ...detailsOf(claim) }, 'A delivery failed')
    await failClaim(claim, error)
  }

  /** The database is away. Nothing is lost: the job's heartbeat ends, and it is tried again. */
  function tellOfLoss(failure: unknown): void {
    log.error({ err: failure, ...detailsOf(claim) }, 'A failed delivery could not be given back')
  }

  return { claim, ended: run(), handBack: () => controller.abort(workerStops) }
}

class TookTooLong extends Error {
  constructor(seconds: number) {
    super(`It took longer than ${seconds} s`)
    this.name = 'TookTooLong'
  }
}

const workerStops = new Error('The worker stops')

const detailsOf = ({ queue, job }: Claim) => ({ queue, job: job.id, tries: job.retryCount + 1 })
