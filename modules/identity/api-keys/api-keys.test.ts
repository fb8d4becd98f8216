import { type Db, openDatabase, viewTables } from '@balai/db/open-database.ts'
import { createGuard } from '@balai/http/guard.ts'
import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { createVirtualClock, type VirtualClock } from '@balai/testing/virtual-clock.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openIdentity, password, secrets, type TestIdentity } from '../identity.fixture.ts'

let database: TestDatabase
let clock: VirtualClock
let house: TestIdentity
let http: TestApp
let db: Db<object>
let token: string

beforeEach(async () => {
  database = await createTestDatabase({ role: 'identity' })
  clock = createVirtualClock()
  house = openIdentity(database.connection, clock.now)
  db = openDatabase({ connection: database.connection })
  const guard = createGuard({
    tokens: house.tokens,
    accounts: house.identity.accounts,
    apiKeys: house.identity.apiKeys,
  })
  http = await startTestApp(
    (app) => {
      house.routes(app)
      app.get('/behind-a-key', { onRequest: guard.scope('events:read') }, ({ principal }) => principal)
    },
    { db: viewTables(db), secrets },
  )
  const body = { username: 'ani', password, role: 'admin' }
  token = (await http.ask('POST', '/auth/register', { body })).body.access_token
})

afterEach(async () => {
  await http.close()
  await Promise.all([house.db.destroy(), db.destroy()])
  await database.drop()
})

const issue = (body: object, headers = {}) => http.ask('POST', '/api-keys', { token, body, headers })
const use = (key: string) => http.ask('GET', '/behind-a-key', { headers: { 'api-key': key } })
const partner = { name: 'Kios', scopes: ['events:read', 'checkins:write'], expires_at: null }

test('shows a key once, with exactly the fields of the contract, and stores its hash', async () => {
  const issued = await issue(partner)
  expect(issued.status).toBe(201)
  expect(Object.keys(issued.body).sort()).toEqual(
    ['created_at', 'expires_at', 'id', 'key', 'name', 'prefix', 'scopes'].sort(),
  )
  expect(issued.body).toMatchObject(partner)
  expect(issued.headers.location).toBe(`/api/v1/api-keys/${issued.body.id}`)
  expect(issued.body.key).toMatch(/^balai_[0-9a-f]{8}_[\w-]{43}$/)
  expect(issued.body.key.startsWith(issued.body.prefix)).toBe(true)
  const list = await http.ask('GET', '/api-keys', { token })
  expect(list.body.data).toMatchObject([
    { id: issued.body.id, prefix: issued.body.prefix, last_used_at: null },
  ])
  expect(JSON.stringify(list.body)).not.toContain(issued.body.key)
  const stored = JSON.stringify([
    await house.db.selectFrom('identity.api_key').selectAll().execute(),
    await house.db.selectFrom('identity.audit_entry').selectAll().execute(),
  ])
  expect(stored).not.toContain(issued.body.key.slice(-43))
})

test('lets its holder in by either header, as a partner with the key’s scopes', async () => {
  const { body } = await issue(partner)
  const principal = { kind: 'api_key', apiKeyId: body.id, name: 'Kios', scopes: partner.scopes }
  expect((await use(body.key)).body).toEqual(principal)
  const other = await http.ask('GET', '/behind-a-key', { headers: { 'x-api-key': body.key } })
  expect(other.body).toEqual(principal)
  const { body: reader } = await issue({ ...partner, scopes: ['care:read'] })
  expect(await use(reader.key)).toMatchObject({ status: 403, body: { code: 'missing_scope' } })
  for (const wrong of ['', 'balai_', body.prefix, `${body.key}x`, body.key.toUpperCase()]) {
    expect((await use(wrong)).status).toBe(401)
  }
})

test('a revoked key is out on its next request', async () => {
  const { body } = await issue(partner)
  expect((await use(body.key)).status).toBe(200)
  expect((await http.ask('DELETE', `/api-keys/${body.id}`, { token })).status).toBe(204)
  expect((await use(body.key)).status).toBe(401)
  expect((await http.ask('DELETE', `/api-keys/${body.id}`, { token })).status).toBe(404)
})

test('a key ends when it was said to', async () => {
  const { body } = await issue({ ...partner, expires_at: '2026-11-20T12:10:00Z' })
  expect(body.expires_at).toBe('2026-11-20T12:10:00.000Z')
  clock.advance(9 * 60_000)
  expect((await use(body.key)).status).toBe(200)
  clock.advance(60_000)
  expect((await use(body.key)).status).toBe(401)
  expect(await issue({ ...partner, expires_at: '2026-11-20T11:00:00Z' })).toMatchObject({
    status: 400,
    body: { code: 'expires_in_the_past' },
  })
})

test('notes the last use, at most once a minute', async () => {
  const { body } = await issue(partner)
  const lastUse = async () => (await http.ask('GET', '/api-keys', { token })).body.data[0].last_used_at
  await Promise.all(Array.from({ length: 10 }, () => use(body.key)))
  expect(await lastUse()).toBe('2026-11-20T12:00:00.000Z')
  clock.advance(59_000)
  await use(body.key)
  expect(await lastUse()).toBe('2026-11-20T12:00:00.000Z')
  clock.advance(2_000)
  await use(body.key)
  expect(await lastUse()).toBe('2026-11-20T12:01:01.000Z')
})

test('gives a client that lost the answer the same key again', async () => {
  const headers = { 'idempotency-key': 'kios-2026' }
  const [first, again] = [await issue(partner, headers), await issue(partner, headers)]
  expect(again.body).toEqual(first.body)
  expect((await http.ask('GET', '/api-keys', { token })).body.data).toHaveLength(1)
})

test('only an admin issues, sees and revokes keys', async () => {
  const { body } = await issue(partner)
  const member = await http.ask('POST', '/auth/register', { body: { username: 'budi', password } })
  for (const credentials of [{ token: member.body.access_token }, { headers: { 'api-key': body.key } }, {}]) {
    const statuses = await Promise.all([
      http.ask('POST', '/api-keys', { ...credentials, body: partner }),
      http.ask('GET', '/api-keys', credentials),
      http.ask('DELETE', `/api-keys/${body.id}`, credentials),
    ])
    for (const { status } of statuses) expect([401, 403]).toContain(status)
  }
  expect((await use(body.key)).status).toBe(200)
})
