import type { Connection } from '@balai/db/open-database.ts'
import type pg from 'pg'
import { cpuTime, untilIdle } from './house/cpu-time.ts'
import { listProcesses } from './house/list-processes.ts'
import type { Program } from './house/start-program.ts'
import type { Generator } from './load/open-generator.ts'
import type { Outcome } from './load/plan.ts'
import { type Memory, readMemory, watchMemory } from './memory.ts'
import { type Pace, play } from './play.ts'
import type { Scene } from './scene.ts'
import type { Size } from './size.ts'

/** What a program on a database is measured with. */
export interface Workbench {
  readonly generator: Generator
  readonly size: Size
  readonly program: Program
  readonly connection: Connection
  readonly client: pg.Client
  /** Whether the database server works for nobody else. */
  readonly ownsServer: boolean
}

/** A scene at one pace. */
export interface Row {
  readonly name: string
  readonly pace: Pace
  readonly outcome: Outcome
  /** Microseconds of a core for each request, which other work on the machine disturbs less than it does time. */
  readonly programMicros: number
  readonly databaseMicros: number
  /** The most at any moment. */
  readonly memory: Memory
}

export async function measureScene(bench: Workbench, scene: Scene, pace: Pace): Promise<Row> {
  const { generator, size, program, client, ownsServer } = bench
  const processes = () => listProcesses(client, ownsServer)
  const stopWatching = watchMemory(() => memoryOf(bench))
  const before = [await cpuTime([program.pid]), await cpuTime(await processes())] as const
  const outcome = await play(generator, size, program.url, scene, pace)
  await untilIdle(async () => [program.pid, ...(await processes())])
  const after = [await cpuTime([program.pid]), await cpuTime(await processes())] as const
  return {
    name: scene.name,
    pace,
    outcome,
    programMicros: ((after[0] - before[0]) * 1e6) / outcome.sent,
    databaseMicros: ((after[1] - before[1]) * 1e6) / outcome.sent,
    memory: await stopWatching(),
  }
}

export const memoryOf = async ({ program, client, ownsServer }: Workbench): Promise<Memory> =>
  readMemory(program.pid, await listProcesses(client, ownsServer))
