import { setTimeout as delay } from 'node:timers/promises'
import type { DataPlace } from '../house/databases.ts'
import type { Generator } from '../load/open-generator.ts'
import { repeatStatement } from '../load/repeat.ts'
import { measureScene, type Row, type Workbench } from '../measure-scene.ts'
import { openWorkbench, serverVersion } from '../open-workbench.ts'
import type { Size } from '../size.ts'
import { stageArea } from '../stage/stage-area.ts'
import { measureWatchers, type WatchersReport } from './measure-watchers.ts'
import { type LimitedScene, readingScenes, writingScenes } from './scenes.ts'

export interface SpacesReport {
  readonly name: string
  readonly watchers: WatchersReport
  readonly beside: readonly BesideLimit[]
  /** Reading at a moderate rate. */
  readonly calm: readonly Row[]
  readonly errors: number
}

/** A scene, and the bare statement in the same minute. */
export interface BesideLimit {
  readonly row: Row
  readonly clients: number
  readonly barePerSecond: number
}

const connections = [1, 4, 64]
/** The embedded database lets no more in beside the program; two cores are busy with them. */
const mostClients = 4
/** Twenty people a second open the plan. */
const calm = { connections: 8, rate: 20 }
/** After it the program is as idle as it will soon be: what only the start needed is put away. */
const settlingMs = 20_000

/** Everything that is measured of a hall on one database. */
export async function measureSpaces(
  generator: Generator,
  size: Size,
  place: DataPlace,
  started: AsyncDisposableStack,
): Promise<SpacesReport> {
  const bench = await openWorkbench(generator, size, place, started)
  const area = await stageArea(bench.program.url, bench.client)
  await delay(settlingMs)
  const watchers = await measureWatchers(bench, area, started)
  const reading = readingScenes(area)
  const calmRows: Row[] = []
  const calmBench = { ...bench, size: { ...size, seconds: size.calmSeconds } }
  for (const scene of reading) calmRows.push(await measureScene(calmBench, scene, calm))
  const beside: BesideLimit[] = []
  for (const scene of [...writingScenes(area), ...reading]) {
    for (const each of connections) beside.push(await measureBesideLimit(bench, scene, each))
  }
  const rows = [...calmRows, ...beside.map(({ row }) => row)]
  return {
    name: `${place.name} ${await serverVersion(bench)}`,
    watchers,
    beside,
    calm: calmRows,
    errors: rows.reduce((sum, { outcome }) => sum + outcome.errors, 0),
  }
}

async function measureBesideLimit(
  bench: Workbench,
  scene: LimitedScene,
  connections: number,
): Promise<BesideLimit> {
  const row = await measureScene(bench, scene, { connections, rate: null })
  const clients = Math.min(connections, mostClients)
  const barePerSecond = await repeatStatement(bench.connection, bench.size.seconds, clients, scene.bare)
  return { row, clients, barePerSecond }
}
