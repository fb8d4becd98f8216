import { setTimeout as delay } from 'node:timers/promises'
import type { DataPlace } from '../house/databases.ts'
import { startProgram } from '../house/start-program.ts'
import type { Generator } from '../load/open-generator.ts'
import { measureScene, memoryOf, type Row } from '../measure-scene.ts'
import type { Memory } from '../memory.ts'
import { openWorkbench, serverVersion } from '../open-workbench.ts'
import type { Size } from '../size.ts'
import { stageDoor } from '../stage/stage-door.ts'
import { type BigLog, measureBigLog } from './big-log.ts'
import { type DatabaseLimit, measureDatabase } from './limits/database-limits.ts'
import { checkInScene, scenesOf } from './scenes.ts'

export interface HouseReport {
  readonly name: string
  readonly readyMs: number
  readonly idle: Memory
  readonly rows: readonly Row[]
  readonly limits: readonly DatabaseLimit[]
  /** The check-in with most connections, as fast as it goes, and at half of that. */
  readonly saturated: Row
  readonly atHalf: Row
  readonly bigLog: BigLog
  readonly errors: number
}

/** After it the program is as idle as it will soon be: what only the start needed is put away. */
const settlingMs = 20_000

/** Everything that is measured of a program on one database. */
export async function measureHouse(
  generator: Generator,
  size: Size,
  place: DataPlace,
  started: AsyncDisposableStack,
): Promise<HouseReport> {
  // the second start is what people wait for
  await (await startProgram(place.settings, started)).stop()
  const bench = await openWorkbench(generator, size, place, started)
  const { program, connection, client } = bench
  await delay(settlingMs)
  const idle = await memoryOf(bench)

  const door = await stageDoor(program.url, client, size.tickets)
  const rows: Row[] = []
  for (const scene of scenesOf(door)) {
    for (const connections of size.connections) {
      rows.push(await measureScene(bench, scene, { connections, rate: null }))
    }
  }
  const most = { connections: Math.max(...size.connections), rate: null }
  const saturated = await measureScene(bench, checkInScene(door), most)
  const half = { ...most, rate: saturated.outcome.perSecond / 2 }
  const atHalf = await measureScene(bench, checkInScene(door), half)
  const limits = await measureDatabase(connection, door, size.seconds)
  const bigLog = await measureBigLog(bench, door)
  const all = [...rows, saturated, atHalf, ...bigLog.rows]
  return {
    name: `${place.name} ${await serverVersion(bench)}`,
    readyMs: program.readyMs,
    idle,
    rows: all,
    limits,
    saturated,
    atHalf,
    bigLog,
    errors: all.reduce((sum, { outcome }) => sum + outcome.errors, 0),
  }
}
