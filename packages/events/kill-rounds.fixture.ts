import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { type Connection, type Db, openDatabase } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import { readBacklog } from './backlog.ts'
import { countEffects, createEffects, emitThings, nothing, type ThingTables } from './things.fixture.ts'

const eventsPerRound = 40

/** In each round events come, and a worker process dies somewhere among them. Answers what became of all events. */
export async function killWorkers(connection: Connection, rounds: number) {
  const db = openDatabase<ThingTables>({ connection })
  await createEffects(db)
  let next = startProcess(connection)
  try {
    for (let round = 0; round < rounds; round += 1) {
      const worker = await next
      // the replacement boots while this one works, and often works beside it
      next = startProcess(connection)
      const moment = (await countAll(db)) + Math.floor(Math.random() * eventsPerRound * 2)
      const emitting = emitOneByOne(db, round * eventsPerRound)
      await until(async () => (await countAll(db)) >= moment)
      await kill(worker)
      await emitting
    }
    await until(async () => isDeepStrictEqual(await readBacklog(db), nothing))
    return await readOutcome(db, rounds * eventsPerRound)
  } finally {
    await kill(await next)
    await db.destroy()
  }
}

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
