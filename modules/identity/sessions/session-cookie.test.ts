import { openDatabase } from '@balai/db/open-database.ts'
import type { IdempotencyDb } from '@balai/http/idempotency-store.ts'
import { createBareApp } from '@balai/testing/bare-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { createVirtualClock, type VirtualClock } from '@balai/testing/virtual-clock.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openIdentity, password, secrets, type TestIdentity } from '../identity.fixture.ts'

type Bare = Awaited<ReturnType<typeof createBareApp>>

let database: TestDatabase
let clock: VirtualClock
let house: TestIdentity
let app: Bare['app']
let lines: Bare['lines']
let kept: IdempotencyDb

beforeEach(async () => {
  database = await createTestDatabase({ role: 'identity' })
  clock = createVirtualClock()
  house = openIdentity(database.connection, clock.now)
  kept = openDatabase({ connection: database.connection })
  const idempotency = { db: kept, secrets }
  ;({ app, lines } = await createBareApp({ trustProxy: ['127.0.0.1'], idempotency }))
  await app.register(async (api) => house.routes(api as Bare['app']), { prefix: '/api/v1' })
})

afterEach(async () => {
  await app.close()
  await kept.destroy()
  await house.db.destroy()
  await database.drop()
})

type Headers = Readonly<Record<string, string>>

/** As a page of our own asks, unless told otherwise. */
async function post(path: string, body?: object, headers: Headers = {}, method: 'POST' | 'PUT' = 'POST') {
  const answer = await app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { host: 'balai.local:8080', ...headers },
    ...(body === undefined ? {} : { payload: body }),
  })
  const [cookie] = answer.cookies
  return {
    status: answer.statusCode,
    body: answer.body === '' ? null : answer.json(),
    cookie,
    value: cookie?.value ?? '',
    line: answer.headers['set-cookie'],
  }
}

const inCookie = { session: 'cookie' }
const register = (headers?: Headers) =>
  post('/auth/register', { username: 'ani', password, ...inCookie }, headers)
const logIn = (headers?: Headers) => post('/auth/login', { login: 'ani', password, ...inCookie }, headers)
const refresh = (value: string, headers: Headers = {}) =>
  post('/auth/refresh', inCookie, { cookie: `theme=dark; balai_refresh=${value}`, ...headers })
const sessions = async () => (await house.db.selectFrom('identity.session').select('id').execute()).length

test('keeps the refresh token where no script reads it, and off the answer', async () => {
  const registered = await register()
  expect(registered.status).toBe(201)
  expect(registered.body).toMatchObject({ account: { username: 'ani' }, token_type: 'bearer' })
  expect(registered.body).not.toHaveProperty('refresh_token')
  const month = 30 * 24 * 60 * 60
  expect(registered.line).toBe(
    `balai_refresh=${registered.value}; Max-Age=${month}; Path=/api/v1/auth; HttpOnly; SameSite=Strict`,
  )
  const byProxy = await logIn({ 'x-forwarded-proto': 'https' })
  expect(byProxy.status).toBe(200)
  expect(byProxy.cookie).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Strict' })
  expect(byProxy.body).not.toHaveProperty('refresh_token')
})

test('answers everybody else as before', async () => {
  const { body, cookie } = await post('/auth/register', { username: 'ani', password })
  expect(cookie).toBeUndefined()
  expect(body.refresh_token).toMatch(/^[\w-]{43}$/)
  const refreshed = await post('/auth/refresh', { refresh_token: body.refresh_token })
  expect(refreshed.cookie).toBeUndefined()
  expect(refreshed.body.refresh_token).toMatch(/^[\w-]{43}$/)
  expect(await post('/auth/refresh', {}, { cookie: `balai_refresh=${body.refresh_token}` })).toMatchObject({
    status: 400,
    body: { code: 'validation_failed', errors: [{ path: 'body.refresh_token', rule: 'required' }] },
  })
})

test('refreshes by the cookie, which stays as it is and ends half a year after the log-in', async () => {
  const { value } = await register()
  const day = 24 * 60 * 60
  for (let days = 0; days < 160; days += 20) {
    clock.advance(20 * day * 1000)
    const refreshed = await refresh(value)
    expect(refreshed.status).toBe(200)
    expect(refreshed.value).toBe(value)
    expect(refreshed.body).not.toHaveProperty('refresh_token')
    expect(refreshed.cookie?.maxAge).toBe(Math.min(30, 180 - 20 - days) * day)
  }
})

test('tabs share one cookie, and one that is killed comes back with it a day later', async () => {
  const { value } = await register()
  const tabs = await Promise.all([refresh(value), refresh(value)])
  clock.advance(24 * 60 * 60 * 1000)
  for (const tab of [...tabs, await refresh(value)]) expect(tab).toMatchObject({ status: 200, value })
  expect(await sessions()).toBe(1)
})

test('a cookie that is refused is cleared, and says no more who is here', async () => {
  expect(await post('/auth/refresh', inCookie)).toMatchObject({
    status: 401,
    body: { code: 'no_session' },
    cookie: undefined,
  })
  const { value } = await register()
  await post('/auth/logout', {}, { cookie: `balai_refresh=${value}` })
  const refused = await refresh(value)
  expect(refused).toMatchObject({ status: 401, body: { code: 'invalid_refresh_token' } })
  expect(refused.line).toBe('balai_refresh=; Max-Age=0; Path=/api/v1/auth; HttpOnly; SameSite=Strict')
})

test('a session moves into the cookie, and back to nowhere at the log-out', async () => {
  const { body } = await post('/auth/register', { username: 'ani', password })
  const moved = await post('/auth/refresh', { refresh_token: body.refresh_token, ...inCookie })
  expect(moved.body).not.toHaveProperty('refresh_token')
  const out = await post('/auth/logout', {}, { cookie: `balai_refresh=${moved.value}` })
  expect(out).toMatchObject({ status: 204, value: '', cookie: { maxAge: 0, path: '/api/v1/auth' } })
  expect(await sessions()).toBe(0)
  expect(await refresh(moved.value)).toMatchObject({ status: 401, body: { code: 'invalid_refresh_token' } })
})

test('a changed password keeps the browser logged in by a new cookie', async () => {
  const { body, value } = await register()
  const change = { current_password: password, new_password: 'another-teh-botol-88', ...inCookie }
  const token = { authorization: `Bearer ${body.access_token}` }
  const foreign = await post('/me/password', change, { ...token, origin: 'https://evil.example' }, 'PUT')
  expect(foreign.body.code).toBe('cross_site_request')
  const changed = await post('/me/password', change, token, 'PUT')
  expect(changed.status).toBe(200)
  expect(changed.body).not.toHaveProperty('refresh_token')
  expect((await refresh(value)).status).toBe(401)
  expect((await refresh(changed.value)).status).toBe(200)
})

const foreign: Headers[] = [
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'none' },
  { origin: 'https://evil.example' },
  { origin: 'http://balai.local:9090' },
  { origin: 'http://balai.local:8080.evil.example' },
  { origin: 'null' },
  { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' },
]

test.each(foreign)('another page with %j can do nothing with the cookie', async (headers) => {
  const { value } = await register()
  const cookie = { cookie: `balai_refresh=${value}` }
  const attempts = [
    await refresh(value, headers),
    await post('/auth/logout', {}, { ...cookie, ...headers }),
    await logIn(headers),
    await register(headers),
  ]
  for (const attempt of attempts) {
    expect(attempt).toMatchObject({ status: 403, body: { code: 'cross_site_request' }, cookie: undefined })
  }
  expect(await sessions()).toBe(1)
  expect((await refresh(value)).status).toBe(200)
})

test('our own pages may, under the names that the house is reached by', async () => {
  const { value } = await register({ 'sec-fetch-site': 'same-origin', origin: 'http://balai.local:8080' })
  const own: Headers[] = [
    { origin: 'http://BALAI.local:8080' },
    // TLS ends at a proxy that we need not know of
    { origin: 'https://balai.local:8080' },
    { origin: 'https://hall.example', 'x-forwarded-host': 'hall.example' },
    // PUBLIC_URL
    { origin: 'https://balai.example' },
  ]
  for (const headers of own) {
    const refreshed = await refresh(value, headers)
    expect(refreshed.status).toBe(200)
    expect(refreshed.line?.includes('; Secure')).toBe(headers.origin?.startsWith('https:'))
  }
})

test('a form cannot use the cookie, however empty it is', async () => {
  const { value } = await register()
  const form = { cookie: `balai_refresh=${value}`, 'content-type': 'application/x-www-form-urlencoded' }
  const plain = { cookie: `balai_refresh=${value}`, 'content-type': 'text/plain' }
  for (const headers of [form, plain, { cookie: form.cookie }]) {
    expect(await post('/auth/logout', undefined, headers)).toMatchObject({ status: 415, cookie: undefined })
  }
  expect((await refresh(value, { 'content-type': 'text/plain' })).status).toBe(415)
  expect((await refresh(value)).status).toBe(200)
})

test('a registration that is sent again under its key brings the same cookie', async () => {
  const key = { 'idempotency-key': 'registration-1' }
  const first = await register(key)
  const again = await register(key)
  expect(again.status).toBe(201)
  expect([again.line, again.body]).toEqual([first.line, first.body])
})

test('no log line has the cookie', async () => {
  const { value } = await register()
  const { value: next } = await refresh(value)
  clock.advance(10_001)
  await refresh(value)
  await post('/auth/logout', undefined, { cookie: `balai_refresh=${next}` })
  const log = JSON.stringify(lines)
  expect(log).toContain('/api/v1/auth/refresh')
  for (const secret of [value, next, 'balai_refresh']) expect(log).not.toContain(secret)
})
