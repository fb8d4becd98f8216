import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { createVirtualClock } from '@balai/testing/virtual-clock.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
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

const register = (body: object, token?: string) => http.ask('POST', '/auth/register', { body, token })

test('makes exactly one of two first admins who register at the same moment', async () => {
  expect((await http.ask('GET', '/installation')).body).toEqual({ first_account_wanted: true })
  const answers = await Promise.all(
    ['ani', 'budi', 'citra', 'dewi'].map((username) => register({ username, password, role: 'admin' })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 403, 403, 403])
  const admins = await house.db.selectFrom('identity.account').select('role').execute()
  expect(admins).toEqual([{ role: 'admin' }])
  expect((await http.ask('GET', '/installation')).body).toEqual({ first_account_wanted: false })
})

test('gives no role to those who come later, unless an admin asks for it', async () => {
  const admin = await register({ username: 'admin1', password, role: 'admin' })
  const refused = await register({ username: 'budi', password, role: 'agent' })
  expect(refused).toMatchObject({ status: 403, body: { code: 'role_not_open' } })
  const member = await register({ username: 'citra', password })
  expect(member).toMatchObject({ status: 201, body: { account: { role: 'member' } } })
  const byMember = await register({ username: 'dewi', password, role: 'agent' }, member.body.access_token)
  expect(byMember.status).toBe(403)
  const byAdmin = await register({ username: 'eka', password, role: 'agent' }, admin.body.access_token)
  expect(byAdmin).toMatchObject({ status: 201, body: { account: { role: 'agent' } } })
  expect(await house.db.selectFrom('identity.account').select('login').orderBy('login').execute()).toEqual(
    ['admin1', 'citra', 'eka'].map((login) => ({ login })),
  )
})

test('lets nobody give power to themself on their own account', async () => {
  await register({ username: 'admin1', password, role: 'admin' })
  const { body } = await register({ username: 'budi', password })
  const changed = await http.ask('PATCH', '/me', {
    token: body.access_token,
    body: { role: 'admin', status: 'active', token_version: 7, id: body.account.id, display_name: 'Budi' },
  })
  expect(changed).toMatchObject({ status: 200, body: { role: 'member', display_name: 'Budi' } })
  expect((await http.ask('GET', '/me', { token: body.access_token })).body).toEqual(changed.body)
  const patched = await http.ask('PATCH', `/accounts/${body.account.id}`, {
    token: body.access_token,
    body: { role: 'admin' },
  })
  expect(patched).toMatchObject({ status: 403, body: { code: 'missing_role' } })
})

test('takes usernames and e-mails for one name, whatever their case', async () => {
  await register({ username: 'Ani', email: 'ani@example.org', password })
  const codeOf = async (body: object) => (await register({ password, ...body })).body.code
  expect(await codeOf({ username: 'ANI' })).toBe('username_taken')
  expect(await codeOf({ email: 'Ani@Example.ORG' })).toBe('email_taken')
  expect(await codeOf({ username: 'ａｎｉ' })).toBe('username_taken')
  expect(await codeOf({ username: 'budi', email: 'ANI@example.org' })).toBe('email_taken')
  const squatter = house.identity.registerAccount({
    username: 'ani@example.org',
    password: '1234',
    policy: 'contract',
    openRole: 'committee',
    by: null,
    address: '203.0.113.9',
  })
  await expect(squatter).rejects.toMatchObject({ kind: 'conflict', code: 'username_taken' })
  expect(await house.db.selectFrom('identity.account').selectAll().execute()).toHaveLength(1)
})

test('registers a name once however many want it at the same moment', async () => {
  await register({ username: 'admin1', password, role: 'admin' })
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, n) =>
      register(n % 2 === 0 ? { username: 'ani', email: 'a@b.id', password } : { email: 'A@B.ID', password }),
    ),
  )
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(7)
})

test('tells others of a new account in the same transaction, and of no account that was refused', async () => {
  const { body } = await register({ username: 'ani', first_name: 'Ani', last_name: 'Lestari', password })
  await register({ username: 'ANI', password })
  const told = await eventsTold(house.db)
  expect(told).toHaveLength(1)
  expect(JSON.stringify(told)).toContain(body.account.id)
  expect(JSON.stringify(told)).toContain('"name":"Ani Lestari"')
  expect(JSON.stringify(told)).not.toContain(password)
})

test('holds native accounts to a good password, and leaves that of a dialect to the dialect', async () => {
  const weak = await register({ username: 'ani', password: 'Sayang123!' })
  expect(weak).toMatchObject({
    status: 400,
    body: { code: 'password_too_common', errors: [{ path: 'body.password' }] },
  })
  const account = await house.identity.registerAccount({
    username: 'panitia 1',
    password: '1234',
    policy: 'contract',
    openRole: 'committee',
    by: null,
    address: '203.0.113.9',
  })
  expect(account).toMatchObject({ login: 'panitia 1', role: 'committee' })
  expect(JSON.stringify(account)).not.toMatch(/argon2|password_hash/)
})

test('gives nobody a name that stands for an API key in logs, however it is written', async () => {
  for (const username of ['key:Door partner', 'KEY:Door partner', 'ｋｅｙ：Door partner']) {
    const impostor = house.identity.registerAccount({
      username,
      password: '1234',
      policy: 'contract',
      openRole: 'committee',
      by: null,
      address: '203.0.113.9',
    })
    await expect(impostor, username).rejects.toMatchObject({ kind: 'invalid', code: 'reserved_username' })
  }
  expect((await register({ username: 'key:door', password })).status).toBe(400)
  expect((await register({ email: 'key:door@warga.example', password })).status).toBe(400)
  expect(await house.db.selectFrom('identity.account').selectAll().execute()).toEqual([])
})
