import { setTimeout as pause } from 'node:timers/promises'
import { AppError } from '@balai/contract/app-error.ts'
import { type BreakerState, createBreaker } from './breaker.ts'
import { openConnections, type UpstreamAnswer, type UpstreamRequest } from './exchange.ts'
import { UpstreamFault } from './fault.ts'
import { createProbe, type Sighting } from './probe.ts'

/** What `/health` says of an upstream; `error` is one of a few generic phrases and names no host. */
export interface UpstreamState extends Sighting {
  readonly breaker: BreakerState
}

/** Another service that this one depends on. */
export interface Upstream {
  /**
   * Asks, and reads the answer with `read`, which throws an AppError for a refusal and UpstreamFault for an answer
   * that makes no sense. Throws AppError `upstream_failed` or `upstream_timeout` for everything else.
   */
  ask<Result>(request: UpstreamRequest, read: (answer: UpstreamAnswer) => Result): Promise<Result>
  /** How it is doing: as last seen, or asked afresh when that is over a second ago. Answers within a second. */
  state(): Promise<UpstreamState>
  /** For a gauge; asks nobody. */
  breakerState(): BreakerState
  /** Drops idle connections. */
  close(): void
}

export interface UpstreamOptions {
  /** For people and logs: `attendance`. */
  readonly name: string
  readonly baseUrl: string
  /** Bounds a call as a whole: connecting, retries and the last byte of the answer. */
  readonly timeoutMs: number
  readonly now: () => Date
  readonly log: { warn(facts: object, message: string): void }
  /** Bytes of one answer; 32 MiB unless told, some 150,000 check-ins. */
  readonly maxAnswerBytes?: number
}

export function createUpstream(options: UpstreamOptions): Upstream {
  const { name, timeoutMs, now, log } = options
  const connections = openConnections(options.baseUrl, options.maxAnswerBytes ?? 32 * 1024 * 1024)
  const breaker = createBreaker({ now })
  const probe = createProbe({ exchange: connections.exchange, now, timeoutMs: Math.min(timeoutMs, 1_000) })

  async function attempt<Result>(
    request: UpstreamRequest,
    read: (answer: UpstreamAnswer) => Result,
    signal: AbortSignal,
  ): Promise<Result> {
    const seen = probe.watch()
    try {
      const answer = await connections.exchange(request, signal)
      if (answer.status >= 500) throw new UpstreamFault('server error', true)
      const result = read(answer)
      seen(null)
      return result
    } catch (error) {
      seen(error instanceof UpstreamFault ? error.reason : null)
      throw error
    }
  }

  async function attempts<Result>(
    request: UpstreamRequest,
    read: (answer: UpstreamAnswer) => Result,
  ): Promise<Result> {
    const signal = AbortSignal.timeout(timeoutMs)
    for (let tried = 1; ; tried += 1) {
      try {
        return await attempt(request, read, signal)
      } catch (error) {
        if (!(error instanceof UpstreamFault) || !mayAskAgain(request, error, tried)) throw error
        if (!(await backOff(tried, signal))) throw error
      }
    }
  }

  return {
    async ask(request, read) {
      const settle = breaker.enter()
      if (settle === null) throw toAppError(name, new UpstreamFault('circuit breaker open', false))
      try {
        const result = await attempts(request, read)
        settle(true)
        return result
      } catch (error) {
        settle(!(error instanceof UpstreamFault))
        if (!(error instanceof UpstreamFault)) throw error
        log.warn({ upstream: name, reason: error.reason, err: error.cause }, 'an upstream failed')
        throw toAppError(name, error)
      }
    },
    state: async () => ({ ...(await probe.look()), breaker: breaker.state() }),
    breakerState: breaker.state,
    close: connections.close,
  }
}

const mostAttempts = 3

/** A check-in that may have arrived is not sent again: the second would be told that the ticket is used. */
function mayAskAgain(request: UpstreamRequest, fault: UpstreamFault, tried: number): boolean {
  if (tried >= mostAttempts || fault.reason === 'timeout') return false
  return request.method === 'GET' || !fault.reached
}

/** Jittered, so that many who failed together do not come back together. False when the time limit came first. */
async function backOff(tried: number, signal: AbortSignal): Promise<boolean> {
  const milliseconds = 50 + Math.random() * 50 * 2 ** tried
  return await pause(milliseconds, true, { signal }).catch(() => false)
}

function toAppError(name: string, { reason }: UpstreamFault): AppError {
  if (reason === 'timeout') {
    return new AppError('upstream_timeout', 'upstream_timeout', `The ${name} service did not answer in time.`)
  }
  return new AppError('upstream_failed', 'upstream_failed', `The ${name} service cannot be reached just now.`)
}
