import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSpaces, type TestSpaces } from '../spaces.fixture.ts'

let database: TestDatabase
let replicas: TestSpaces[]
let db: TestSpaces['db']

beforeAll(async () => {
  database = await createTestDatabase({ role: 'spaces' })
  const open = () => openSpaces(database.connection, () => new Date('2036-12-01T02:00:00Z'))
  const first = open()
  replicas = [first, open(), open()]
  db = first.db
})
afterAll(async () => {
  for (const replica of replicas) await replica.close()
  await database.drop()
})

const furnishAll = () => Promise.all(replicas.map(({ spaces }) => spaces.furnish()))

test('a fresh installation has one main hall with twenty seats, however many replicas start it', async () => {
  await furnishAll()
  const areas = await db.selectFrom('spaces.area').select(['name', 'time_zone']).execute()
  expect(areas).toEqual([{ name: 'Main hall', time_zone: 'Asia/Jakarta' }])
  const seats = await db.selectFrom('spaces.seat').select('number').orderBy('serial').execute()
  const row = (letter: string) => Array.from({ length: 10 }, (_, index) => `${letter}${index + 1}`)
  expect(seats.map(({ number }) => number)).toEqual([...row('A'), ...row('B')])
})

test('what an admin made of the house is left alone', async () => {
  await db.updateTable('spaces.area').set({ name: 'Aula', retired_at: new Date() }).execute()
  await furnishAll()
  expect(await db.selectFrom('spaces.area').select('name').execute()).toEqual([{ name: 'Aula' }])
})
