import { useSyncExternalStore } from 'react'

/** How far the server's clock is ahead of this device's, in milliseconds, as this device knew it at `at`, by its own clock. */
export interface ClockOffset {
  readonly offset: number
  readonly at: number
}

/** Beyond, nobody knows when within the wait the server looked at its clock. */
const longestWait = 10_000
/** Its answers tell whole seconds; a smaller difference is none, and must not make the times of scans jump. */
const grain = 2_000
const listeners = new Set<() => void>()

let known: ClockOffset = { offset: 0, at: 0 }

/**
 * What time it is for the server. Phones whose clock is wrong by days would send every good ticket away without network,
 * and write a night into the log that never was.
 */
export const serverTime = (deviceTime = Date.now()): number => deviceTime + known.offset

export const clockOffset = (): ClockOffset => known

export const useClockOffset = (): number => useSyncExternalStore(subscribe, () => known.offset)

/** Learns from the `Date` of an answer of the server (RFC 9110, 6.6.1). */
export function learnClock(date: string | null, askedAt: number, answeredAt = Date.now()): void {
  const told = Date.parse(date ?? '')
  const wait = answeredAt - askedAt
  if (Number.isNaN(told) || wait < 0 || wait > longestWait) return
  const measured = told + 500 - (askedAt + wait / 2)
  const isSame = Math.abs(measured - known.offset) <= grain + wait / 2
  become({ offset: isSame ? known.offset : measured, at: answeredAt })
}

/** What was learned before the page was opened; not where the device's clock was set back since. */
export function recallClock(kept: ClockOffset | undefined, now = Date.now()): void {
  if (kept === undefined || known.at > 0 || now < kept.at - grain) return
  become(kept)
}

/** Asks, and learns from the answer. */
export async function heard<Answer extends Response | { readonly response: Response }>(
  ask: () => Promise<Answer>,
): Promise<Answer> {
  const askedAt = Date.now()
  const answer = await ask()
  const { headers } = answer instanceof Response ? answer : answer.response
  learnClock(headers.get('date'), askedAt)
  return answer
}

function become(next: ClockOffset): void {
  const isOther = next.offset !== known.offset
  known = next
  if (isOther) for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
