import { setTimeout as delay } from 'node:timers/promises'
import { clientConfig } from '@balai/db/open-database.ts'
import pg from 'pg'
import { type BigLog, measureBigLog } from './big-log.ts'
import type { DataPlace } from './house/databases.ts'
import { startProgram } from './house/start-program.ts'
import { type DatabaseLimit, measureDatabase } from './limits/database-limits.ts'
import type { Generator } from './load/open-generator.ts'
import { measureScene, memoryOf, type Row } from './measure-scene.ts'
import type { Memory } from './memory.ts'
import { checkInScene, scenesOf } from './scenes.ts'
import type { Size } from './size.ts'
import { stageDoor } from './stage/stage-door.ts'

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
export async function benchDatabase(
  generator: Generator,
  size: Size,
  place: DataPlace,
  started: AsyncDisposableStack,
): Promise<HouseReport> {
  // the second start is what people wait for
  await (await startProgram(place.settings, started)).stop()
  const program = await startProgram(place.settings, started)
  const connection = await place.connection()
  const client = started.adopt(new pg.Client(clientConfig(connection)), (each) => each.end())
  await client.connect()
  const bench = { generator, size, program, client, ownsServer: place.ownsServer }
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
    name: `${place.name} ${await serverVersion(client)}`,
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

async function serverVersion(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ server_version: string }>('show server_version')
  return rows[0]?.server_version.split(' ')[0] ?? ''
}
