import { readFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'

/** Seconds of a core that these processes have used, with their children that have ended. */
export async function cpuTime(pids: readonly number[]): Promise<number> {
  const all = await Promise.all(pids.map(ticksOf))
  return all.reduce((sum, ticks) => sum + ticks, 0) / ticksPerSecond
}

/** What Linux counts in, on every machine of today. */
const ticksPerSecond = 100

async function ticksOf(pid: number): Promise<number> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    // the name in parentheses may have spaces; utime, stime, cutime and cstime are the 12th to 15th after it
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
  } catch {
    return 0
  }
}

const patienceMs = 30_000

/** Waits until they have next to nothing to do: what one scene left to be done is not the next one's burden. */
export async function untilIdle(list: () => Promise<readonly number[]>): Promise<void> {
  const deadline = performance.now() + patienceMs
  let before = await cpuTime(await list())
  while (performance.now() < deadline) {
    await delay(300)
    const now = await cpuTime(await list())
    if (now - before < 0.03) return
    before = now
  }
}
