import { type ChildProcess, fork } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Connection, type Db, openDatabase } from '@balai/db/open-database.ts'
import { untilIdle } from '@balai/testing/until-idle.ts'
import { sql } from 'kysely'
import { countEffects, createEffects, emitThings, type ThingTables } from './things.fixture.ts'

const eventsPerRound = 40

/**
 * In each round events come, and a worker process dies somewhere among them. Answers what became of all events, and
 * prints the seed of the moments: KILL_SEED brings them back.
 */
export async function killWorkers(connection: Connection, rounds: number) {
  const seed = process.env.KILL_SEED ?? randomUUID()
  process.stderr.write(`Workers are killed at the moments of KILL_SEED=${seed}\n`)
  const db = openDatabase<ThingTables>({ connection })
  await createEffects(db)
  let next = startProcess(connection)
  try {
    for (let round = 0; round < rounds; round += 1) {
      const worker = await next
      // the replacement boots while this one works, and often works beside it
      next = startProcess(connection)
      const moment = (await countAll(db)) + momentOf(seed, round)
      const emitting = emitOneByOne(db, round * eventsPerRound)
      await until(async () => (await countAll(db)) >= moment)
      await kill(worker)
      await emitting
    }
    await untilIdle(db)
    return await readOutcome(db, rounds * eventsPerRound)
  } finally {
    await kill(await next)
    await db.destroy()
  }
}

/** After how many further effects the worker of this round is killed. */
const momentOf = (seed: string, round: number): number =>
  createHash('sha256').update(`${seed} ${round}`).digest().readUInt32BE() % (eventsPerRound * 2)

async function startProcess(connection: Connection): Promise<ChildProcess> {
  const path = fileURLToPath(new URL('./worker.fixture.ts', import.meta.url))
  const child = fork(path, [JSON.stringify(connection)], { execArgv: [] })
  await once(child, 'message')
  return child
}

/** So that the relay is at work too when the worker dies. */
async function emitOneByOne(db: Db<ThingTables>, from: number): Promise<void> {
  for (let n = from; n < from + eventsPerRound; n += 1) await emitThings(db, n, 1)
}

async function countAll(db: Db<ThingTables>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from effect`.execute(db)
  return rows[0]?.count ?? 0
}

async function kill(worker: ChildProcess): Promise<void> {
  const died = once(worker, 'exit')
  worker.kill('SIGKILL')
  await died
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error('It did not come true within a minute')
    await delay(5)
  }
}

async function readOutcome(db: Db<ThingTables>, emitted: number) {
  const sent = await db.selectFrom('sent').select('event_id').execute()
  return {
    emitted,
    one: await countEffects(db, 'test.one'),
    two: await countEffects(db, 'test.two'),
    sent: sent.length,
  }
}
