import { measureScene, type Row, type Workbench } from '../measure-scene.ts'
import { fillLog } from '../stage/fill-log.ts'
import type { StagedDoor } from '../stage/stage-door.ts'
import { thousands } from '../table.ts'
import { checkInScene } from './scenes.ts'

/** The same check-in beside a short and a long log of the same event. */
export interface BigLog {
  readonly fewRows: number
  readonly manyRows: number
  readonly rows: readonly [besideFew: Row, besideMany: Row]
}

const fewRows = 1_000

export async function measureBigLog(bench: Workbench, door: StagedDoor): Promise<BigLog> {
  const { client, size } = bench
  const measure = async (rows: number) => {
    await fillLog(client, door.eventId, rows)
    // the pages that the filling left are no part of a check-in
    await client.query('checkpoint')
    const scene = { ...checkInScene(door), name: `check-in beside ${thousands(rows)} rows` }
    return await measureScene(bench, scene, { connections: Math.max(...size.connections), rate: null })
  }
  await client.query('truncate attendance.scan')
  const few = await measure(fewRows)
  const many = await measure(size.manyRows)
  return { fewRows, manyRows: size.manyRows, rows: [few, many] }
}
