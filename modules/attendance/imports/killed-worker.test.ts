import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { openAttendance, type TestAttendance } from '../attendance.fixture.ts'
import { countTickets } from '../tickets/box-office.fixture.ts'
import { findImport } from './import-store.ts'

let database: TestDatabase
let house: TestAttendance
let app: TestApp
const processes: ChildProcess[] = []

beforeAll(async () => {
  database = await createTestDatabase({ role: 'attendance' })
  house = openAttendance(database.connection, () => new Date())
  app = await startTestApp(house.routes)
})

afterAll(async () => {
  for (const child of processes) child.kill('SIGKILL')
  await app.close()
  await house.close()
  await database.drop()
})

function startWorkerProcess(): ChildProcess {
  const program = fileURLToPath(new URL('./import-worker.fixture.ts', import.meta.url))
  const child = spawn(process.execPath, [program, JSON.stringify(database.connection)], { stdio: 'inherit' })
  processes.push(child)
  return child
}

test('an import whose worker is killed in the middle is finished by the next one, exactly once', async () => {
  const token = house.tokenOf('ratna')
  const { body: event } = await app.ask('POST', '/events', {
    token,
    body: { title: 'Pesta', starts_at: '2030-12-05T12:00:00Z', ends_at: '2030-12-05T16:00:00Z' },
  })
  const rows = Array.from({ length: 10_000 }, (_, index) => `Tamu ${index},K-${index}`)
  const { body: queued } = await app.ask('POST', `/events/${event.id}/imports`, {
    token,
    headers: { 'content-type': 'text/csv' },
    body: `name,code\n${rows.join('\n')}\n`,
  })
  const progress = async () => (await findImport(house.db, queued.id))?.rows_processed ?? 0

  // somebody who is about to take the code of row 5,000 holds the import up in the middle
  const blocker = await house.db.startTransaction().execute()
  onTestFinished(async () => {
    if (!blocker.isRolledBack) await blocker.rollback().execute()
  })
  await sql`
    with type as (
      insert into attendance.ticket_type (id, event_id, ordinal, name, created_at)
      values (gen_random_uuid(), ${event.id}, 9, 'x', now()) returning id)
    insert into attendance.ticket (id, event_id, code, type_id, status, created_at)
    select gen_random_uuid(), ${event.id}, 'K-5000', id, 'valid', now() from type`.execute(blocker)

  const victim = startWorkerProcess()
  await vi.waitFor(async () => expect(await progress()).toBe(5_000), { timeout: 30_000, interval: 20 })
  const death = once(victim, 'exit')
  victim.kill('SIGKILL')
  await death
  await blocker.rollback().execute()

  startWorkerProcess()
  await vi.waitFor(
    async () =>
      expect(await findImport(house.db, queued.id)).toMatchObject({ state: 'done', rows_imported: 10_000 }),
    { timeout: 40_000, interval: 100 },
  )
  expect(await countTickets(house.db, event.id)).toBe(10_000)
})
