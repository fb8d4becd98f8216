import { setTimeout as delay } from 'node:timers/promises'
import { memoryOf, type Workbench } from '../measure-scene.ts'
import { watchMemory } from '../memory.ts'
import type { StagedArea } from '../stage/stage-area.ts'
import { openAudience } from '../watch/open-audience.ts'
import { now } from '../watch/orders.ts'

export interface WatchersReport {
  readonly count: number
  /** Megabytes of the program: before they came, when they had come, and at the most of all that time. */
  readonly before: number
  readonly settled: number
  readonly most: number
  /** From the answer to a reservation until the last watcher had heard of it, in milliseconds, the quickest first. */
  readonly delays: readonly number[]
}

const count = 1_000
/** What coming took is put away after it. */
const settlingMs = 5_000

/** Many people look at tomorrow's plan of an area, and one seat after another is reserved. */
export async function measureWatchers(
  bench: Workbench,
  area: StagedArea,
  started: AsyncDisposableStack,
): Promise<WatchersReport> {
  const { program, size } = bench
  const watching = {
    url: program.url,
    path: `/api/v1/areas/${area.areaId}/live?date=${area.date}`,
    tokens: area.members.map(({ token }) => token),
  }
  // what the first of all brings is no part of what a thousand cost
  await (await openAudience({ ...watching, count: 1 })).close()
  await delay(settlingMs)
  const before = await programMemory(bench)

  const stopWatching = watchMemory(() => memoryOf(bench))
  const audience = started.adopt(await openAudience({ ...watching, count }), (each) => each.close())
  await delay(settlingMs)
  const settled = await programMemory(bench)
  const delays: number[] = []
  for (const [turn, slot] of area.freeTomorrow.slice(0, size.changes).entries()) {
    const { heard } = await audience.listen(slot.seat_id)
    await area.members[turn % area.members.length]?.post('/api/v1/reservations', slot)
    const answered = now()
    delays.push(Math.max(0, (await heard) - answered))
  }
  const most = (await stopWatching()).program
  await audience.close()
  return { count, before, settled, most, delays: delays.toSorted((one, other) => one - other) }
}

const programMemory = async (bench: Workbench): Promise<number> => (await memoryOf(bench)).program
