import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { createVirtualClock } from '@balai/testing/virtual-clock.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkInsKey, eventsKey, openAttendance, type TestAttendance } from '../attendance.fixture.ts'

let database: TestDatabase
let house: TestAttendance
let ask: TestApp['ask']
let close: TestApp['close']
let ratna: string
let joko: string
let admin: string

beforeAll(async () => {
  database = await createTestDatabase({ role: 'attendance' })
  house = openAttendance(database.connection, createVirtualClock().now)
  ;({ ask, close } = await startTestApp(house.routes))
  ratna = house.tokenOf('ratna')
  joko = house.tokenOf('joko')
  admin = house.tokenOf('admin', 'admin')
})

afterAll(async () => {
  await close()
  await house.close()
  await database.drop()
})

const party = {
  title: 'Pesta Panen',
  place: 'Balai Utama',
  starts_at: '2026-12-05T12:00:00Z',
  ends_at: '2026-12-05T16:00:00Z',
}

async function create(fields: object = {}, token = ratna) {
  const { status, body } = await ask('POST', '/events', {
    token,
    body: { ...party, status: 'draft', ...fields },
  })
  expect(status).toBe(201)
  return body
}

const titles = (answer: { body: { data: { title: string }[] } }) => answer.body.data.map(({ title }) => title)

test('creates an event whose creator manages it, and says where it is', async () => {
  const answer = await ask('POST', '/events', {
    token: ratna,
    body: { ...party, code: 'panen-2026', capacity: 300, gates: ['Utara', 'Selatan'] },
  })
  expect(answer.status).toBe(201)
  expect(answer.headers.location).toBe(`/api/v1/events/${answer.body.id}`)
  expect(answer.body).toMatchObject({
    code: 'panen-2026',
    kind: 'managed',
    status: 'published',
    starts_at: '2026-12-05T12:00:00.000Z',
    time_zone: 'Asia/Jakarta',
    capacity: 300,
    gates: ['Utara', 'Selatan'],
    my_role: 'manager',
  })
  expect((await ask('GET', '/events/panen-2026', { token: ratna })).body.id).toBe(answer.body.id)
})

test('gives every event an Ed25519 key pair and never answers the private one', async () => {
  const { id } = await create()
  const { rows } = await sql<{ keys: number }>`
    select count(*) as keys from attendance.event_key where event_id = ${id}`.execute(house.db)
  expect(rows[0]?.keys).toBe(1)
})

test('only the committee and admins create events', async () => {
  for (const role of ['member', 'crew', 'agent'] as const) {
    const answer = await ask('POST', '/events', { token: house.tokenOf('budi', role), body: party })
    expect([answer.status, answer.body.code]).toEqual([403, 'missing_role'])
  }
  expect((await ask('POST', '/events', { body: party })).status).toBe(401)
})

test('a code is taken once, also by an open list', async () => {
  await sql`insert into attendance.event (id, code, kind, title, time_zone, status, created_by, created_at, updated_at)
    values (gen_random_uuid(), 'kelas-lama', 'open', '', 'UTC', 'published', 'x', now(), now())`.execute(
    house.db,
  )
  await create({ code: 'kelas-baru' })
  for (const code of ['kelas-lama', 'kelas-baru']) {
    const answer = await ask('POST', '/events', { token: ratna, body: { ...party, code } })
    expect([answer.status, answer.body.code]).toEqual([409, 'event_code_taken'])
  }
})

test.each([
  [{ ends_at: '2026-12-05T12:00:00Z' }, 'body.ends_at'],
  [{ doors_open_at: '2026-12-05T18:00:00Z' }, 'body.doors_open_at'],
  [{ time_zone: 'Asia/Djakarta' }, 'body.time_zone'],
  [{ time_zone: '+07:00' }, 'body.time_zone'],
  [{ title: ' \t' }, 'body.title'],
  [{ title: 'a\nb' }, 'body.title'],
  [{ capacity: 0 }, 'body.capacity'],
  [{ capacity: '300' }, 'body.capacity'],
  [{ gates: ['A', 'A'] }, 'body.gates'],
  [{ code: 'a/b' }, 'body.code'],
  [{ code: "'; drop table attendance.event; --" }, 'body.code'],
  [{ code: '019a9f00-0000-7000-8000-000000000000' }, 'body.code'],
  [{ starts_at: '2026-02-30T12:00:00Z' }, 'body.starts_at'],
])('refuses %j with a word on the field', async (fields, path) => {
  const answer = await ask('POST', '/events', { token: ratna, body: { ...party, ...fields } })
  expect(answer.status).toBe(400)
  expect(answer.body.errors.map((error: { path: string }) => error.path)).toContain(path)
})

test('a draft exists for its crew and admins only', async () => {
  const { id } = await create({ code: 'rahasia' })
  for (const path of [
    `/events/${id}`,
    '/events/rahasia',
    `/events/${id}/crew`,
    `/events/${id}/ticket-types`,
  ]) {
    const answer = await ask('GET', path, { token: joko })
    expect([answer.status, answer.body.code]).toEqual([404, 'event_not_found'])
    expect((await ask('GET', path, { token: admin })).status).toBe(200)
  }
  expect((await ask('PATCH', `/events/${id}`, { token: joko, body: { title: 'x' } })).status).toBe(404)
  expect((await ask('DELETE', `/events/${id}`, { token: joko })).status).toBe(404)
  expect((await ask('GET', '/events/rahasia')).status).toBe(404)
})

test('lists what is on for everybody, and drafts for those who work on them', async () => {
  const fair = { place: 'Taman Bacaan', starts_at: '2027-01-02T03:00:00Z', ends_at: '2027-01-02T09:00:00Z' }
  await create({ ...fair, title: 'Bazar 100% Buku', status: 'published' })
  await create({ ...fair, title: 'Bazar rahasia' })
  const find = (token: string | undefined, more = '') => ask('GET', `/events?q=taman+BACA${more}`, { token })

  expect(titles(await find(undefined))).toEqual(['Bazar 100% Buku'])
  expect(titles(await find(joko))).toEqual(['Bazar 100% Buku'])
  expect(titles(await find(ratna))).toEqual(['Bazar 100% Buku', 'Bazar rahasia'])
  expect(titles(await find(admin))).toEqual(['Bazar 100% Buku', 'Bazar rahasia'])
  expect(titles(await find(joko, '&mine=true'))).toEqual([])
  expect(titles(await find(ratna, '&mine=true'))).toHaveLength(2)
  expect(titles(await find(ratna, '&from=2027-01-02T09:00:01Z'))).toEqual([])
  expect(titles(await find(ratna, '&to=2027-01-02T03:00:00Z'))).toEqual([])
  expect(titles(await ask('GET', '/events?q=100%25+b'))).toEqual(['Bazar 100% Buku'])
  expect(titles(await ask('GET', '/events?q=1_0%25+b'))).toEqual([])
})

test('pages through the list without losing or repeating an event', async () => {
  for (const title of ['Satu', 'Dua', 'Tiga', 'Empat', 'Lima']) {
    await create({ title, place: 'Halaman', status: 'published' })
  }
  const seen: string[] = []
  for (let key: string | null = ''; key !== null; ) {
    const { body } = await ask('GET', `/events?q=halaman&limit=2${key && `&page_key=${key}`}`)
    seen.push(...body.data.map(({ title }: { title: string }) => title))
    key = body.next_page_key
  }
  expect(seen).toEqual(['Satu', 'Dua', 'Tiga', 'Empat', 'Lima'])
})

test('refuses a page key that it did not make', async () => {
  for (const value of [
    ['x', 'y'],
    [1e300, 'y'],
    [1.5, '019a9f00-0000-7000-8000-000000000000'],
    '\0',
    {},
    null,
  ]) {
    const key = Buffer.from(JSON.stringify(value)).toString('base64url')
    const answer = await ask('GET', `/events?page_key=${key}`)
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_page_key'])
  }
})

test('a change holds, and only for what it names', async () => {
  const event = await create({ capacity: 10, doors_open_at: '2026-12-05T11:00:00Z' })
  const { status, body } = await ask('PATCH', `/events/${event.id}`, {
    token: ratna,
    body: {
      title: 'Pesta Raya',
      doors_open_at: null,
      capacity: null,
      created_by: 'joko',
      id: 'x',
      kind: 'open',
    },
  })
  expect(status).toBe(200)
  expect(body).toEqual({ ...event, title: 'Pesta Raya', doors_open_at: null, capacity: null })
  expect((await ask('GET', `/events/${event.id}`, { token: ratna })).body).toEqual(body)
})

test('the code stays, and nobody is left to believe that it changed', async () => {
  const { id, code } = await create({ code: 'tetap' })
  const patch = (body: object) => ask('PATCH', `/events/${id}`, { token: ratna, body })
  const refused = await patch({ code: 'lain', title: 'Lain' })
  expect([refused.status, refused.body.code]).toEqual([422, 'event_code_fixed'])
  expect(refused.body.errors).toEqual([{ path: 'body.code', message: 'cannot change; it is tetap' }])
  expect((await ask('GET', `/events/${id}`, { token: ratna })).body.title).toBe(party.title)
  expect((await patch({ code, title: 'Lain' })).body).toMatchObject({ code: 'tetap', title: 'Lain' })
})

test('a start that is moved past the end is refused', async () => {
  const { id } = await create()
  const move = { starts_at: '2026-12-05T17:00:00Z' }
  const answer = await ask('PATCH', `/events/${id}`, { token: ratna, body: move })
  expect([answer.status, answer.body.code]).toEqual([400, 'invalid_schedule'])
})

test('a published event is cancelled, may come back, and is never a draft again', async () => {
  const { id } = await create({ status: 'published' })
  const set = (status: string) => ask('PATCH', `/events/${id}`, { token: ratna, body: { status } })
  expect((await set('cancelled')).body.status).toBe('cancelled')
  expect((await ask('GET', `/events/${id}`)).body.status).toBe('cancelled')
  expect((await set('published')).body.status).toBe('published')
  const back = await set('draft')
  expect([back.status, back.body.code]).toEqual([409, 'event_was_published'])
})

test('deletes a draft, and nothing that was published', async () => {
  const draft = await create()
  const published = await create({ status: 'published' })
  expect((await ask('DELETE', `/events/${draft.id}`, { token: ratna })).status).toBe(204)
  expect((await ask('GET', `/events/${draft.id}`, { token: ratna })).status).toBe(404)
  const refused = await ask('DELETE', `/events/${published.id}`, { token: ratna })
  expect([refused.status, refused.body.code]).toEqual([409, 'event_not_deletable'])
})

test('every change of an event is told in the same transaction', async () => {
  const { id } = await create({ title: 'Diceritakan' })
  await ask('PATCH', `/events/${id}`, { token: ratna, body: { status: 'published' } })
  const { rows } = await sql<{ payload: { title: string; status: string } }>`
    select payload from events.outbox
    where event_name = 'attendance.event_changed' and payload ->> 'event_id' = ${id} order by id`.execute(
    house.db,
  )
  expect(rows.map(({ payload }) => payload.status)).toEqual(['draft', 'published'])
  expect(rows[0]?.payload.title).toBe('Diceritakan')
})

test('an API key with the scope events:read reads published events, another one nothing', async () => {
  const { id } = await create({ status: 'published' })
  const draft = await create()
  const withKey = (path: string, key: string) => ask('GET', path, { headers: { 'x-api-key': key } })
  expect((await withKey(`/events/${id}`, eventsKey)).status).toBe(200)
  expect((await withKey('/events', eventsKey)).status).toBe(200)
  expect((await withKey(`/events/${draft.id}`, eventsKey)).status).toBe(404)
  for (const path of ['/events', `/events/${id}`, `/events/${id}/ticket-types`]) {
    expect((await withKey(path, checkInsKey)).body.code).toBe('missing_scope')
  }
  expect((await withKey(`/events/${id}/tickets`, eventsKey)).status).toBe(401)
})
