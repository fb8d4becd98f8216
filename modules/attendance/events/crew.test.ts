import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { createVirtualClock } from '@balai/testing/virtual-clock.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { openAttendance, type TestAttendance } from '../attendance.fixture.ts'

let database: TestDatabase
let house: TestAttendance
let ask: TestApp['ask']
let close: TestApp['close']
let ratna: string
let crew: string

beforeAll(async () => {
  database = await createTestDatabase({ role: 'attendance' })
  house = openAttendance(database.connection, createVirtualClock().now)
  ;({ ask, close } = await startTestApp(house.routes))
  ratna = house.tokenOf('Ratna')
})

afterAll(async () => {
  await close()
  await house.close()
  await database.drop()
})

beforeEach(async () => {
  const { body } = await ask('POST', '/events', {
    token: ratna,
    body: {
      title: 'Pesta',
      status: 'published',
      starts_at: '2026-12-05T12:00:00Z',
      ends_at: '2026-12-05T16:00:00Z',
      gates: ['Utara', 'Selatan'],
    },
  })
  crew = `/events/${body.id}/crew`
})

const put = (username: string, body: object, token = ratna) =>
  ask('PUT', `${crew}/${username}`, { token, body })

test('posts crew at gates, by login names in any case', async () => {
  const { status, body } = await put('Budi@Example.org', { role: 'scanner', gates: ['Utara'] })
  expect(status).toBe(200)
  expect(body).toMatchObject({ username: 'budi@example.org', role: 'scanner', gates: ['Utara'] })
  await put('BUDI@example.org', { role: 'scanner' })

  const { body: list } = await ask('GET', crew, { token: house.tokenOf('budi@example.org', 'member') })
  expect(list.data.map(({ username, role, gates }: never) => [username, role, gates])).toEqual([
    ['budi@example.org', 'scanner', []],
    ['ratna', 'manager', []],
  ])
})

test('refuses a gate that the event does not have', async () => {
  const { status, body } = await put('budi', { role: 'scanner', gates: ['Timur'] })
  expect([status, body.code]).toEqual([400, 'unknown_gate'])
})

test('a gate where crew is posted stays until the crew is posted elsewhere', async () => {
  await put('budi', { role: 'scanner', gates: ['Utara'] })
  const event = crew.replace('/crew', '')
  const drop = () => ask('PATCH', event, { token: ratna, body: { gates: ['Selatan'] } })
  const { status, body } = await drop()
  expect([status, body.code]).toEqual([409, 'gate_in_use'])
  await put('budi', { role: 'scanner', gates: ['Selatan'] })
  expect((await drop()).status).toBe(200)
})

test('the last manager stays, whichever way they would go', async () => {
  for (const answer of [
    await ask('DELETE', `${crew}/ratna`, { token: ratna }),
    await put('RATNA', { role: 'scanner' }),
  ]) {
    expect([answer.status, answer.body.code]).toEqual([409, 'last_manager'])
  }
  await put('sari', { role: 'manager' })
  expect((await ask('DELETE', `${crew}/ratna`, { token: ratna })).status).toBe(204)
  expect((await ask('DELETE', `${crew}/ratna`, { token: house.tokenOf('sari') })).status).toBe(404)
})

async function countWaiting() {
  const { rows } = await sql<{ waiting: number }>`
    select count(*) as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(house.db)
  return rows[0]?.waiting
}

test('managers who all leave at the same moment do not leave the event without one', async () => {
  const managers = ['ratna', 'adi', 'beni', 'cici', 'dodi', 'edi']
  for (const name of managers) await put(name, { role: 'manager' })
  const everybody = await house.db.startTransaction().execute()
  await everybody.updateTable('attendance.crew_member').set({ gates: [] }).execute()

  const token = house.tokenOf('admin', 'admin')
  const leaving = managers.map((name) => ask('DELETE', `${crew}/${name}`, { token }))
  await vi.waitFor(async () => expect(await countWaiting()).toBe(managers.length))
  await everybody.rollback().execute()
  const answers = await Promise.all(leaving)
  expect(answers.filter(({ status }) => status === 204)).toHaveLength(5)
  expect(answers.find(({ status }) => status !== 204)?.body.code).toBe('last_manager')
})

test('scanners and strangers change nothing, and a plain member never manages', async () => {
  await put('budi', { role: 'scanner' })
  await put('wati', { role: 'manager' })
  for (const token of [house.tokenOf('budi'), house.tokenOf('orang-lain'), house.tokenOf('wati', 'member')]) {
    const { status, body } = await put('teman', { role: 'manager' }, token)
    expect([status, body.code]).toEqual([403, 'not_event_manager'])
    expect((await ask('PATCH', crew.replace('/crew', ''), { token, body: { title: 'x' } })).status).toBe(403)
  }
  const stranger = await ask('GET', crew, { token: house.tokenOf('orang-lain') })
  expect([stranger.status, stranger.body.code]).toEqual([403, 'not_event_crew'])
})

test('who would change an event that is held for long is told to come back, and strangers need not wait', async () => {
  const event = crew.replace('/crew', '')
  const holder = await house.db.startTransaction().execute()
  try {
    await holder.updateTable('attendance.event').set({ place: 'Aula' }).execute()
    const change = (token: string) => ask('PATCH', event, { token, body: { title: 'x' } })
    expect((await change(house.tokenOf('orang-lain'))).body.code).toBe('not_event_manager')
    const { status, body, headers } = await change(ratna)
    expect([status, body.code, headers['retry-after']]).toEqual([503, 'event_busy', '5'])
  } finally {
    await holder.rollback().execute()
  }
  expect((await ask('PATCH', event, { token: ratna, body: { title: 'x' } })).status).toBe(200)
})

test('pages through the crew', async () => {
  for (const name of ['adi', 'beni', 'cici', 'dodi']) await put(name, { role: 'scanner' })
  const first = await ask('GET', `${crew}?limit=3`, { token: ratna })
  const second = await ask('GET', `${crew}?limit=3&page_key=${first.body.next_page_key}`, { token: ratna })
  const names = [...first.body.data, ...second.body.data].map(({ username }) => username)
  expect(names).toEqual(['adi', 'beni', 'cici', 'dodi', 'ratna'])
  expect(second.body.next_page_key).toBeNull()
})
