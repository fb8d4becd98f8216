import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { createVirtualClock } from '@balai/testing/virtual-clock.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { occupy } from '../occupancy.fixture.ts'
import { furnishArea, openSpaces, readKey, type TestSpaces, writeKey } from '../spaces.fixture.ts'

let database: TestDatabase
let house: TestSpaces
let ask: TestApp['ask']
let close: TestApp['close']
let admin: string
let crew: string
let siti: string
const clock = createVirtualClock('2026-11-20T03:00:00Z')

beforeAll(async () => {
  database = await createTestDatabase({ role: 'spaces' })
  house = openSpaces(database.connection, clock.now)
  ;({ ask, close } = await startTestApp(house.routes))
  admin = house.tokenOf('admin', 'admin')
  crew = house.tokenOf('front desk', 'crew')
  siti = house.tokenOf('siti', 'member')
})

afterAll(async () => {
  await close()
  await house.close()
  await database.drop()
})

test('an area that says only its name has the usual hours and rules', async () => {
  const made = await ask('POST', '/areas', {
    token: admin,
    body: { name: 'Ruang Tenang', kind: 'coworking' },
  })
  expect(made.status).toBe(201)
  expect(made.headers.location).toBe(`/api/v1/areas/${made.body.id}`)
  expect(made.body).toMatchObject({
    time_zone: 'Asia/Jakarta',
    step_minutes: 30,
    max_minutes: 720,
    no_show_minutes: 30,
    quotas: [],
  })
  expect(made.body.opening_hours).toHaveLength(6)
  expect((await ask('GET', `/areas/${made.body.id}`, { token: siti })).body).toEqual(made.body)
})

test('a seat that does not say where it stands is put on a free field', async () => {
  const { area, seats } = await furnishArea(ask, admin, { plan_columns: 2, plan_rows: 2 }, [
    { plan_column: 0, plan_width: 1 },
    { plan_column: 1 },
  ])
  const added = await ask('POST', `/areas/${area.id}/seats`, { token: admin, body: { number: 'Pojok' } })
  expect(seats).toHaveLength(2)
  expect(added.body).toMatchObject({ plan_column: 0, plan_row: 1, kind: 'desk', features: [] })
  expect(added.body.check_in_code).toMatch(/^[0-9A-Z]{16}$/)
  const seen = async (token: string) => (await ask('GET', `/areas/${area.id}/seats`, { token })).body.data[2]
  expect(await seen(crew)).toEqual(added.body)
  expect((await seen(siti)).check_in_code).toBeUndefined()
})

test('visitors see what is open and how many seats are free, and a key only with its scope', async () => {
  const { area } = await furnishArea(ask, admin, { name: 'Aula', kind: 'library' }, [
    {},
    {},
    { out_of_service: true },
  ])
  await furnishArea(ask, admin, { name: 'aula kecil', kind: 'library', opening_hours: [] })
  const list = await ask('GET', '/areas?kind=library')
  expect(list.body.data).toMatchObject([
    { id: area.id, open: true, opens_at: null, seats: 3, free_now: 2 },
    { name: 'aula kecil', open: false, closes_at: null, opens_at: null, free_now: 0 },
  ])
  const first = await ask('GET', '/areas?kind=library&limit=1', { headers: { 'api-key': readKey } })
  const next = await ask('GET', `/areas?kind=library&limit=1&page_key=${first.body.next_page_key}`)
  expect([next.body.data[0].name, next.body.next_page_key]).toEqual(['aula kecil', null])
  expect((await ask('GET', '/areas', { headers: { 'api-key': writeKey } })).status).toBe(403)
  for (const path of [`/areas/${area.id}`, `/areas/${area.id}/seats`]) {
    expect((await ask('GET', path)).status).toBe(200)
    expect((await ask('GET', path, { headers: { 'api-key': writeKey } })).status).toBe(403)
  }
})

test('an area says until when it is open, and when it opens next', async () => {
  const { area } = await furnishArea(ask, admin, {
    name: 'Kedai',
    kind: 'cafe',
    opening_hours: [{ weekday: 5, opens_minute: 9 * 60, closes_minute: 25 * 60 }],
  })
  const kedai = async () => (await ask('GET', '/areas?kind=cafe')).body.data[0]
  expect(await kedai()).toMatchObject({ open: true, closes_at: '2026-11-20T18:00:00.000Z' })
  await ask('PUT', `/areas/${area.id}/opening-hours`, {
    token: admin,
    body: { hours: [{ weekday: 1, opens_minute: 60, closes_minute: 120 }] },
  })
  expect(await kedai()).toMatchObject({ open: false, opens_at: '2026-11-22T18:00:00.000Z', free_now: 0 })
})

test('only admins change areas, seats and plans', async () => {
  const { area, seats } = await furnishArea(ask, admin)
  const [seat] = seats
  const attempts = [
    ['POST', '/areas', { name: 'Baru', kind: 'cafe' }],
    ['PATCH', `/areas/${area.id}`, { name: 'Baru' }],
    ['DELETE', `/areas/${area.id}`, undefined],
    ['PUT', `/areas/${area.id}/opening-hours`, { hours: [] }],
    ['PUT', `/areas/${area.id}/plan`, { plan_columns: 5, plan_rows: 5, seats: [] }],
    ['POST', `/areas/${area.id}/seats`, { number: 'Baru' }],
    ['PATCH', `/seats/${seat?.id}`, { number: 'Baru' }],
    ['DELETE', `/seats/${seat?.id}`, undefined],
    ['POST', `/seats/${seat?.id}/check-in-code`, undefined],
    ['POST', '/opening-exceptions', { from_date: '2026-12-25', hours: [] }],
  ] as const
  for (const [method, path, body] of attempts) {
    for (const token of [siti, crew]) {
      const { status, body: problem } = await ask(method, path, { token, body })
      expect([path, status, problem.code]).toEqual([path, 403, 'missing_role'])
    }
    expect((await ask(method, path, { headers: { 'api-key': readKey }, body })).status).toBe(401)
  }
})

test.each([
  [{ time_zone: 'Asia/Bandung' }, 'body.time_zone'],
  [{ time_zone: '+07:00' }, 'body.time_zone'],
  [{ step_minutes: 7 }, 'body.step_minutes'],
  [{ min_minutes: 60, max_minutes: 30 }, 'body.max_minutes'],
  [{ name: ' ' }, 'body.name'],
  [{ kind: 'pool' }, 'body.kind'],
  [{ plan_columns: 0 }, 'body.plan_columns'],
  [{ quotas: [{ role: null, per: 'day', count: null, minutes: null }] }, 'body.quotas.0'],
  [{ opening_hours: [{ weekday: 8, opens_minute: 0, closes_minute: 60 }] }, 'body.opening_hours.0.weekday'],
  [{ opening_hours: [{ weekday: 1, opens_minute: 60, closes_minute: 60 }] }, 'body.opening_hours.0'],
  [{ opening_hours: [{ weekday: 1, opens_minute: 60, closes_minute: 1_501 }] }, 'body.opening_hours.0'],
  [
    {
      opening_hours: [
        { weekday: 1, opens_minute: 0, closes_minute: 60 },
        { weekday: 1, opens_minute: 59, closes_minute: 90 },
      ],
    },
    'body.opening_hours.1',
  ],
])('refuses an area with %j with a word on the field', async (facts, path) => {
  const answer = await ask('POST', '/areas', {
    token: admin,
    body: { name: 'Salah', kind: 'cafe', ...facts },
  })
  expect(answer.status).toBe(400)
  expect(answer.body.errors.map((error: { path: string }) => error.path)).toContain(path)
})

test('a name and a number are taken once, whatever their case, until they are given up', async () => {
  const { area, seats } = await furnishArea(ask, admin, { name: 'Sekali' }, [{ number: 'Z1' }])
  const again = () => ask('POST', '/areas', { token: admin, body: { name: 'SEKALI', kind: 'cafe' } })
  expect((await again()).body.code).toBe('area_name_taken')
  const other = await furnishArea(ask, admin, {}, [{ number: 'Z2' }])
  const taken = await ask('PATCH', `/seats/${other.seats[0]?.id}`, { token: admin, body: { number: 'z1' } })
  expect([taken.status, taken.body.code]).toEqual([409, 'seat_number_taken'])
  expect((await ask('DELETE', `/areas/${area.id}`, { token: admin })).status).toBe(204)
  expect((await again()).status).toBe(201)
  expect((await ask('GET', `/seats/${seats[0]?.id}`, { token: siti })).body.retired_at).not.toBeNull()
  const late = await ask('POST', `/areas/${area.id}/seats`, { token: admin, body: { number: 'Z3' } })
  expect([late.status, late.body.code]).toEqual([409, 'area_retired'])
})

test('what is still reserved keeps its area and its seat, and says how many there are', async () => {
  const { area, seats } = await furnishArea(ask, admin)
  const [first, second] = seats
  const at = (hours: number) => new Date(clock.now().getTime() + hours * 3_600_000)
  await occupy(house.db, { area, seat: first, from: at(1), to: at(2) })
  await occupy(house.db, { area, seat: first, from: at(2), to: at(3), state: 'pending' })
  await occupy(house.db, { area, seat: second, from: at(-3), to: at(-2) })
  for (const path of [`/areas/${area.id}`, `/seats/${first?.id}`]) {
    const answer = await ask('DELETE', path, { token: admin })
    expect(answer.body).toMatchObject({ status: 409, code: 'has_reservations', reservations: 2 })
  }
  expect((await ask('DELETE', `/seats/${second?.id}`, { token: admin })).status).toBe(204)
  await house.db.updateTable('spaces.reservation').set({ state: 'cancelled' }).execute()
  expect((await ask('DELETE', `/areas/${area.id}`, { token: admin })).status).toBe(204)
})

test('a plan changes seats, exchanges their numbers and takes others away', async () => {
  const { area, seats } = await furnishArea(ask, admin, { plan_columns: 10, plan_rows: 10 })
  const [first, second, third] = seats
  const save = (plan: object) =>
    ask('PUT', `/areas/${area.id}/plan`, { token: admin, body: { plan_columns: 10, plan_rows: 10, ...plan } })
  const saved = await save({
    seats: [
      { id: first?.id, number: second?.number, features: ['power'], plan_column: 0, plan_row: 0 },
      { id: second?.id, number: first?.number, kind: 'booth', plan_column: 1, plan_row: 0 },
      { number: third?.number, plan_column: 2, plan_row: 0, out_of_service: true },
    ],
    retired: [third?.id],
  })
  expect(saved.body.seats).toMatchObject([
    { id: first?.id, number: second?.number, kind: 'desk', features: ['power'], out_of_service: false },
    { id: second?.id, number: first?.number, kind: 'booth', features: [] },
    { number: third?.number, out_of_service: true },
  ])
  const stranger = (await furnishArea(ask, admin)).seats[0]
  const place = { plan_column: 5, plan_row: 5 }
  const taken = await save({ seats: [{ number: stranger?.number.toLowerCase(), ...place }] })
  expect([taken.status, taken.body.code]).toEqual([409, 'seat_number_taken'])
  expect(taken.body.errors).toMatchObject([{ path: 'body.seats.0.number' }])
  for (const plan of [
    { seats: [], retired: [stranger?.id] },
    { seats: [{ id: first?.id, ...place }], retired: [first?.id] },
  ]) {
    expect((await save(plan)).body.code).toBe('invalid_plan')
  }
  const now = await ask('GET', `/areas/${area.id}/seats`, { token: crew })
  expect(now.body.data).toEqual(saved.body.seats)
})

test('a plan is saved whole or not at all', async () => {
  const { area, seats } = await furnishArea(ask, admin, { plan_columns: 10, plan_rows: 10 })
  const [first, second, third] = seats
  const save = (plan: object) =>
    ask('PUT', `/areas/${area.id}/plan`, { token: admin, body: { plan_columns: 10, plan_rows: 10, ...plan } })
  const saved = await save({
    plan_rows: 4,
    seats: [
      { id: first?.id, plan_column: 1, plan_row: 0 },
      { id: second?.id, plan_column: 0, plan_row: 0 },
      { number: 'Sofa', kind: 'armchair', plan_column: 3, plan_row: 1, plan_width: 2, plan_height: 2 },
    ],
  })
  expect(saved.body).toMatchObject({
    plan_rows: 4,
    seats: [{ plan_column: 1 }, { plan_column: 0 }, { id: third?.id, plan_column: 2 }, { number: 'Sofa' }],
  })
  const place = { plan_column: 5, plan_row: 0 }
  const stranger = (await furnishArea(ask, admin)).seats[0]
  for (const seats of [
    [
      { id: first?.id, ...place },
      { id: stranger?.id, plan_column: 6, plan_row: 0 },
    ],
    [
      { id: first?.id, ...place },
      { id: second?.id, ...place },
    ],
    [
      { id: first?.id, ...place },
      { id: first?.id, plan_column: 6, plan_row: 0 },
    ],
    [{ id: first?.id, plan_column: 4, plan_row: 2 }],
    [
      { id: first?.id, ...place },
      { number: 'Luar', plan_column: 9, plan_row: 3, plan_width: 2 },
    ],
    [
      { id: first?.id, ...place },
      { plan_column: 6, plan_row: 0 },
    ],
  ]) {
    const { status, body } = await save({ plan_rows: 4, seats })
    expect([status, body.code]).toEqual([400, 'invalid_plan'])
  }
  expect((await save({ seats: [{ number: 'sofa', plan_column: 8, plan_row: 8 }] })).status).toBe(409)
  const small = await ask('PATCH', `/areas/${area.id}`, { token: admin, body: { plan_columns: 2 } })
  expect(small.body.code).toBe('invalid_plan')
  const now = await ask('GET', `/areas/${area.id}/seats`, { token: crew })
  expect(now.body.data).toEqual(saved.body.seats)
})

test('the QR of a desk names its seat, until it has another', async () => {
  const { area, seats } = await furnishArea(ask, admin)
  const [seat] = seats
  const read = (code = '') => ask('GET', `/seats/check-in-codes/${code}`, { token: siti })
  expect((await read(seat?.check_in_code)).body).toEqual({
    seat_id: seat?.id,
    seat_number: seat?.number,
    area_id: area.id,
    area_name: area.name,
    time_zone: 'Asia/Jakarta',
  })
  const renewed = await ask('POST', `/seats/${seat?.id}/check-in-code`, { token: admin })
  expect((await read(seat?.check_in_code)).status).toBe(404)
  expect((await read(renewed.body.check_in_code)).body.seat_id).toBe(seat?.id)
})

test('a patch changes what it names, and nothing else', async () => {
  const { area } = await furnishArea(ask, admin, { no_show_minutes: 20 })
  const patch = (body: object) => ask('PATCH', `/areas/${area.id}`, { token: admin, body })
  const quotas = [{ role: 'member', per: 'week', count: 3, minutes: 600 }]
  const { body } = await patch({ no_show_minutes: null, quotas, id: 'another', retired_at: '2026-01-01' })
  expect(body).toEqual({ ...area, no_show_minutes: null, quotas, updated_at: expect.any(String) })
  expect((await patch({})).status).toBe(400)
  expect((await patch({ time_zone: 'Mars/Olympus' })).status).toBe(400)
})
