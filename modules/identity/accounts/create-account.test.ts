import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { createVirtualClock } from '@balai/testing/virtual-clock.ts'
import { hash as hashBcrypt } from '@node-rs/bcrypt'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openIdentity, password, type TestIdentity } from '../identity.fixture.ts'

let database: TestDatabase
let house: TestIdentity
let http: TestApp
let token: string

beforeAll(async () => {
  database = await createTestDatabase({ role: 'identity' })
  house = openIdentity(database.connection, createVirtualClock().now)
  http = await startTestApp(house.routes)
  const body = { username: 'admin1', password, role: 'admin' }
  token = (await http.ask('POST', '/auth/register', { body })).body.access_token
})

afterAll(async () => {
  await http.close()
  await house.db.destroy()
  await database.drop()
})

const create = (body: object) => http.ask('POST', '/accounts', { token, body })

test('an admin makes an account with any role, whose owner is asked for another password', async () => {
  const made = await create({ username: 'citra', password, role: 'agent' })
  expect(made).toMatchObject({
    status: 201,
    body: { username: 'citra', role: 'agent', must_change_password: true },
    headers: { location: `/api/v1/accounts/${made.body.id}` },
  })
})

test('no admin brings a hash along that the password rules have never seen', async () => {
  const importedHash = await hashBcrypt('1234', { cost: 5 })
  const bare = { username: 'ghost', importedHash, imported_hash: importedHash, password_hash: importedHash }
  expect(await create(bare)).toMatchObject({ status: 400, body: { code: 'password_or_email_missing' } })
  await create({ ...bare, email: 'ghost@warga.example' })
  await create({ ...bare, username: 'geist', password })
  for (const login of ['ghost', 'geist']) {
    const attempt = await http.ask('POST', '/auth/login', { body: { login, password: '1234' } })
    expect(attempt.status).toBe(401)
  }
})
