import { setTimeout as delay } from 'node:timers/promises'
import type { Outcome, Plan } from './plan.ts'
import { openSenders } from './senders.ts'
import { openTally } from './tally.ts'

/** How long what is under way at the end may take. */
const graceMs = 3_000
/** How many times longer a slow scene may go on, until each connection was answered once. */
const longest = 5

/** Puts the load of a plan on a server, and measures after its warm-up. */
export async function generate(plan: Plan): Promise<Outcome> {
  const from = performance.now() + plan.warmUpSeconds * 1_000
  const span = { from, until: from + plan.seconds * 1_000 }
  const tally = openTally(plan.expected, span)
  const senders = openSenders(plan, {
    goOn: () => performance.now() < span.until,
    heard: tally.count,
    // what was measured until here stands
    ranOut() {
      span.until = Math.min(span.until, performance.now())
    },
  })
  const before = process.cpuUsage()
  while (performance.now() < span.until) {
    senders.wake()
    await delay(1)
    const slow = performance.now() >= span.until && tally.answered() < plan.connections
    if (slow && plan.rate === null && span.until < from + longest * plan.seconds * 1_000) {
      span.until += plan.seconds * 1_000
    }
  }
  const { user, system } = process.cpuUsage(before)
  const deadline = performance.now() + graceMs
  while (senders.underWay() > 0 && performance.now() < deadline) await delay(10)
  senders.close()
  const seconds = Math.max(0.001, (span.until - from) / 1_000)
  return {
    ...tally.result(),
    sent: senders.sent(),
    perSecond: tally.answered() / seconds,
    cores: (user + system) / 1e6 / (seconds + plan.warmUpSeconds),
  }
}
