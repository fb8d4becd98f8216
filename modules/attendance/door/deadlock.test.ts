import { type Db, openDatabase } from '@balai/db/open-database.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { createVirtualClock } from '@balai/testing/virtual-clock.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AttendanceTables } from '../tables.ts'
import { admit } from './admission-store.ts'
import { admitTickets } from './admit-tickets.ts'
import { prepareScans } from './prepare-scans.ts'
import { scan, stageEvent } from './staged-event.fixture.ts'

let database: TestDatabase
let replicas: [Db<AttendanceTables>, Db<AttendanceTables>]
const { now } = createVirtualClock('2026-11-20T12:00:00Z')

beforeAll(async () => {
  database = await createTestDatabase({ role: 'attendance' })
  const open = () => openDatabase<AttendanceTables>({ connection: database.connection })
  replicas = [open(), open()]
})
afterAll(async () => {
  await Promise.all(replicas.map((replica) => replica.destroy()))
  await database.drop()
})

describe('two replicas', () => {
  it('never wait for each other in a circle when they admit the same tickets in opposite order', async () => {
    const { event, tickets } = await stageEvent({ db: replicas[0], now }, 200)
    const scans = tickets.map(({ id }) => scan(event, id))
    for (let round = 0; round < 5; round += 1) {
      const wave = scans.slice(round * 40, round * 40 + 40)
      const orders = [wave, wave.toReversed()]
      const verdicts = await Promise.all(
        replicas.map(async (db, index) => {
          const asked = await prepareScans({ db, now }, 'entry', orders[index] ?? [])
          return await db.transaction().execute((tx) => admit(tx, asked))
        }),
      )
      expect(verdicts.flat().filter(({ admitted }) => admitted)).toHaveLength(40)
    }
  })

  it('get out of a circle that callers make by using nonces twice', async () => {
    const [one, other] = replicas
    const { event, tickets } = await stageEvent({ db: one, now }, 4)
    const [a, b, c, d] = tickets.map(({ id }) => id) as [string, string, string, string]
    const askOne = (id: string, nonce: string) =>
      prepareScans({ db: one, now }, 'entry', [scan(event, id, { nonce })])

    const holding = await one.startTransaction().execute()
    await admit(holding, await askOne(a, 'first'))
    const waiting = admitTickets({ db: other, now }, [
      scan(event, b, { nonce: 'second' }),
      scan(event, c, { nonce: 'first' }),
    ])
    await untilSomebodyWaits(one)
    // the server ends one of the two: as a rule the one that waited first, which then tries again
    const second = await askOne(d, 'second')
    const held = await admit(holding, second).then(
      () => true,
      () => false,
    )
    await (held ? holding.commit() : holding.rollback()).execute()
    const expected = held ? 'nonce_reused' : 'admitted'
    expect((await waiting).map(({ result }) => result)).toEqual([expected, expected])
  })
})

async function untilSomebodyWaits(db: Db<AttendanceTables>): Promise<void> {
  for (let waits = false; !waits; ) {
    const { rows } = await sql`select from pg_locks join pg_stat_activity using (pid)
      where not granted and datname = current_database()`.execute(db)
    waits = rows.length > 0
  }
}
