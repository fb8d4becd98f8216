import { openListener } from '@balai/db/listen.ts'
import { openDatabase } from '@balai/db/open-database.ts'
import { type Consumer, consume } from '@balai/events/consumer.ts'
import { createWorker } from '@balai/events/worker.ts'
import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { untilIdle } from '@balai/testing/until-idle.ts'
import { createVirtualClock } from '@balai/testing/virtual-clock.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AccountChanged, type AccountFacts } from '../contract.ts'
import { eventsTold, openIdentity, password, type TestIdentity } from '../identity.fixture.ts'

let database: TestDatabase
let house: TestIdentity
let http: TestApp

beforeEach(async () => {
  database = await createTestDatabase({ role: 'identity' })
  house = openIdentity(database.connection, createVirtualClock().now)
  http = await startTestApp(house.routes)
})

afterEach(async () => {
  await http.close()
  await house.db.destroy()
  await database.drop()
})

const register = async (username: string) =>
  (await http.ask('POST', '/auth/register', { body: { username, password } })).body

/** As the schedule does, in every replica at the same moment. */
async function runJob(): Promise<void> {
  const job = house.identity.jobs.find(({ name }) => name === 'identity.tell_listeners')
  if (job === undefined) throw new Error('There is no such job.')
  await Promise.all([1, 2, 3].map(() => job.run(AbortSignal.timeout(10_000))))
}

/** A worker that runs until the outbox and its deliveries are done; `meanwhile` happens when it has subscribed. */
async function work(consumers: readonly Consumer[], meanwhile = async () => {}): Promise<void> {
  const db = openDatabase<object>({ connection: database.owner })
  const listener = openListener(database.owner, () => {})
  const log = { info() {}, warn() {}, error() {} }
  const worker = createWorker({ db, listener, consumers, jobs: [], log, pollSeconds: 0.2 })
  await worker.start()
  await meanwhile()
  await untilIdle(db)
  await worker.stop()
  await listener.close()
  await db.destroy()
}

function directory(name: string) {
  const heard: AccountFacts[] = []
  const consumer = consume(AccountChanged, name, async (_tx, facts) => void heard.push(facts))
  return { consumer, names: () => heard.map(({ username }) => username).sort(), heard }
}

test('tells a module that begins to listen of everybody that there was before, once', async () => {
  const { access_token } = await register('ani')
  await register('budi')
  await http.ask('PATCH', '/me', { token: access_token, body: { display_name: 'Ani di gerbang' } })
  // the version before: nobody listens, and what was told is gone
  await work([], runJob)
  expect(await eventsTold(house.db)).toEqual([])

  const first = directory('testing.first_directory')
  await work([first.consumer], runJob)
  expect(first.names()).toEqual(['ani', 'budi'])
  expect(first.heard.find(({ username }) => username === 'ani')).toMatchObject({
    name: 'Ani di gerbang',
    revision: 2,
    email: null,
    email_verified: false,
  })

  await register('citra')
  await work([first.consumer], runJob)
  expect(first.names()).toEqual(['ani', 'budi'])

  const second = directory('testing.second_directory')
  await work([first.consumer, second.consumer], runJob)
  expect(second.names()).toEqual(['ani', 'budi', 'citra'])
})
