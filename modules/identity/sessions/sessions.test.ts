import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { createVirtualClock, type VirtualClock } from '@balai/testing/virtual-clock.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openIdentity, password, type TestIdentity } from '../identity.fixture.ts'

let database: TestDatabase
let clock: VirtualClock
let house: TestIdentity
let http: TestApp
let ani: Pair

interface Pair {
  readonly access_token: string
  readonly refresh_token: string
}

beforeEach(async () => {
  database = await createTestDatabase({ role: 'identity' })
  clock = createVirtualClock()
  house = openIdentity(database.connection, clock.now)
  http = await startTestApp(house.routes)
  const body = { username: 'ani', email: 'ani@example.org', password, role: 'admin' }
  ani = (await http.ask('POST', '/auth/register', { body })).body
})

afterEach(async () => {
  await http.close()
  await house.db.destroy()
  await database.drop()
})

async function logIn(credentials: object, userAgent = 'a phone', address = '198.51.100.3'): Promise<Pair> {
  const headers = { 'user-agent': userAgent }
  return (await http.ask('POST', '/auth/login', { body: credentials, headers, address })).body
}
const me = async ({ access_token }: Pair) => (await http.ask('GET', '/me', { token: access_token })).status
const refresh = async ({ refresh_token }: Pair) =>
  (await http.ask('POST', '/auth/refresh', { body: { refresh_token } })).status

test('logs in by username, e-mail or either, whatever the case', async () => {
  for (const name of [{ username: 'ANI' }, { email: 'Ani@Example.org' }, { login: 'ani' }]) {
    expect(await me(await logIn({ ...name, password }))).toBe(200)
  }
  const nameless = await http.ask('POST', '/auth/login', { body: { password } })
  expect(nameless).toMatchObject({ status: 400, body: { code: 'login_name_missing' } })
})

test('answers with tokens that no cache keeps', async () => {
  const { headers } = await http.ask('POST', '/auth/login', { body: { username: 'ani', password } })
  expect(headers['cache-control']).toBe('no-store')
})

test('lists where one is logged in: device, address and times', async () => {
  const phone = await logIn({ username: 'ani', password })
  clock.advance(60_000)
  const { body } = await http.ask('GET', '/me/sessions', { token: phone.access_token })
  expect(body.next_page_key).toBeNull()
  expect(body.data).toHaveLength(2)
  expect(body.data[0]).toMatchObject({
    current: true,
    user_agent: 'a phone',
    address: '198.51.100.3',
    created_at: '2026-11-20T12:00:00.000Z',
    last_used_at: '2026-11-20T12:00:00.000Z',
  })
  expect(body.data[1].current).toBe(false)
  await refresh(phone)
  const later = await http.ask('GET', '/me/sessions', { token: phone.access_token })
  expect(later.body.data[0].last_used_at).toBe('2026-11-20T12:01:00.000Z')
})

test('an ended session is out on its next request, the others stay', async () => {
  const phone = await logIn({ username: 'ani', password })
  const { body } = await http.ask('GET', '/me/sessions?limit=1', { token: phone.access_token })
  const older = await http.ask('GET', `/me/sessions?limit=1&page_key=${body.next_page_key}`, {
    token: phone.access_token,
  })
  const path = `/me/sessions/${older.body.data[0].id}`
  expect((await http.ask('DELETE', path, { token: phone.access_token })).status).toBe(204)
  expect([await me(ani), await refresh(ani), await me(phone)]).toEqual([401, 401, 200])
  expect((await http.ask('DELETE', path, { token: phone.access_token })).status).toBe(404)
})

test('nobody ends another’s session', async () => {
  const budi = (await http.ask('POST', '/auth/register', { body: { username: 'budi', password } })).body
  const { body } = await http.ask('GET', '/me/sessions', { token: ani.access_token })
  const path = `/me/sessions/${body.data[0].id}`
  expect((await http.ask('DELETE', path, { token: budi.access_token })).status).toBe(404)
  expect(await me(ani)).toBe(200)
})

test('logging out everywhere ends all sessions and the tokens that belong to none', async () => {
  const phone = await logIn({ username: 'ani', password })
  const account = await house.identity.logIn({ login: 'ani', password, address: '192.0.2.1' })
  const kiosk = {
    access_token: house.identity.issueAccessToken(account, { seconds: 7200 }),
    refresh_token: '',
  }
  expect(await me(kiosk)).toBe(200)
  expect((await http.ask('DELETE', '/me/sessions', { token: phone.access_token })).status).toBe(204)
  expect([await me(ani), await me(phone), await me(kiosk), await refresh(ani)]).toEqual([401, 401, 401, 401])
})

test('an admin sees and ends the sessions of others', async () => {
  const budi = (await http.ask('POST', '/auth/register', { body: { username: 'budi', password } })).body
  const path = `/accounts/${budi.account.id}/sessions`
  const seen = await http.ask('GET', path, { token: ani.access_token })
  expect(seen.body.data).toMatchObject([{ current: false }])
  expect((await http.ask('GET', path, { token: budi.access_token })).status).toBe(403)
  expect((await http.ask('DELETE', path, { token: ani.access_token })).status).toBe(204)
  expect([await me(budi), await refresh(budi)]).toEqual([401, 401])
})

test('says that there is no such account, rather than that nobody is logged in there', async () => {
  const path = '/accounts/018f0000-0000-7000-8000-000000000000/sessions'
  const missing = { status: 404, body: { code: 'account_not_found' } }
  expect(await http.ask('GET', path, { token: ani.access_token })).toMatchObject(missing)
  expect(await http.ask('DELETE', path, { token: ani.access_token })).toMatchObject(missing)
})

test('logging out ends the session of the refresh token, or of the Bearer, and may be said twice', async () => {
  const [byToken, byBearer] = [
    await logIn({ login: 'ani', password }),
    await logIn({ login: 'ani', password }),
  ]
  const body = { refresh_token: byToken.refresh_token }
  expect((await http.ask('POST', '/auth/logout', { body })).status).toBe(204)
  expect((await http.ask('POST', '/auth/logout', { body })).status).toBe(204)
  expect([await me(byToken), await refresh(byToken)]).toEqual([401, 401])
  expect((await http.ask('POST', '/auth/logout', { token: byBearer.access_token })).status).toBe(204)
  expect([await me(byBearer), await refresh(byBearer), await me(ani)]).toEqual([401, 401, 200])
})

test('a client whose access token has expired still logs out by its refresh token', async () => {
  clock.advance(15 * 60_000)
  const body = { refresh_token: ani.refresh_token }
  expect((await http.ask('POST', '/auth/logout', { token: ani.access_token, body })).status).toBe(204)
  expect(await refresh(ani)).toBe(401)
})

test('a new password logs everybody out but the one who chose it', async () => {
  const thief = await logIn({ username: 'ani', password })
  const account = await house.identity.logIn({ login: 'ani', password, address: '192.0.2.1' })
  const kiosk = {
    access_token: house.identity.issueAccessToken(account, { seconds: 7200 }),
    refresh_token: '',
  }
  const changed = await http.ask('PUT', '/me/password', {
    token: ani.access_token,
    body: { current_password: password, new_password: 'kapal-layar-88' },
  })
  expect(changed.status).toBe(200)
  expect([await me(thief), await refresh(thief), await me(kiosk), await me(ani)]).toEqual([
    401, 401, 401, 401,
  ])
  expect([await me(changed.body), await refresh(changed.body)]).toEqual([200, 200])
  expect((await http.ask('POST', '/auth/login', { body: { login: 'ani', password } })).status).toBe(401)
  expect(await me(await logIn({ login: 'ani', password: 'kapal-layar-88' }))).toBe(200)
})

test('a log-in that was under way when the password changed opens no session', async () => {
  const account = await house.identity.logIn({ login: 'ani', password, address: '192.0.2.1' })
  await house.identity.breakGlass.resetPassword('ani', 'kapal-layar-88')
  const late = house.identity.openSession(account, { address: '192.0.2.1', userAgent: null })
  await expect(late).rejects.toMatchObject({ code: 'invalid_credentials' })
})

test('pruning takes what has expired and nothing else', async () => {
  clock.advance(25 * 24 * 60 * 60_000)
  const fresh = await logIn({ login: 'ani', password })
  clock.advance(10 * 24 * 60 * 60_000)
  for (const job of house.identity.jobs) await job.run(AbortSignal.timeout(5_000))
  expect(await house.db.selectFrom('identity.session').selectAll().execute()).toHaveLength(1)
  expect(await refresh(fresh)).toBe(200)
})
