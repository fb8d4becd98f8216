import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { createVirtualClock } from '@balai/testing/virtual-clock.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openIdentity, password, type TestIdentity } from './identity.fixture.ts'

let database: TestDatabase
let house: TestIdentity
let http: TestApp

beforeAll(async () => {
  database = await createTestDatabase({ role: 'identity' })
  house = openIdentity(database.connection, createVirtualClock().now)
  http = await startTestApp(house.routes)
})

afterAll(async () => {
  await http.close()
  await house.db.destroy()
  await database.drop()
})

const logIn = (login: string, attempt: string) =>
  http.ask('POST', '/auth/login', { body: { login, password: attempt } })

test('the operator makes the first account, and nobody can claim the installation after that', async () => {
  const { breakGlass } = house.identity
  const made = await breakGlass.createAccount({ username: 'operator1', role: 'admin' })
  expect((await logIn('operator1', made.password ?? '')).body.account).toMatchObject({
    role: 'admin',
    must_change_password: true,
  })
  const late = await http.ask('POST', '/auth/register', {
    body: { username: 'budi', password, role: 'admin' },
  })
  expect(late.status).toBe(403)
})

test('the operator promotes, suspends, restores and gives a new password, by any login name', async () => {
  const { breakGlass } = house.identity
  await http.ask('POST', '/auth/register', {
    body: { username: 'ani', email: 'ani@warga.example', password },
  })
  expect(await breakGlass.promote('ANI@warga.example', 'admin')).toMatchObject({ role: 'admin' })
  await breakGlass.suspend('ani')
  expect((await logIn('ani', password)).status).toBe(403)
  await breakGlass.restore('ani')
  expect((await logIn('ani', password)).status).toBe(200)
  const reset = await breakGlass.resetPassword('ani')
  expect([(await logIn('ani', password)).status, (await logIn('ani', reset.password ?? '')).status]).toEqual([
    401, 200,
  ])
  await expect(breakGlass.promote('nobody', 'admin')).rejects.toMatchObject({ code: 'account_not_found' })
})

test('what the operator did stands in the audit log', async () => {
  const entries = await house.db
    .selectFrom('identity.audit_entry')
    .select(['action', 'actor_name', 'subject_name'])
    .where('actor_kind', '=', 'command_line')
    .orderBy('id')
    .execute()
  expect(entries.map(({ action, subject_name }) => `${action} ${subject_name}`)).toEqual([
    'account.created operator1',
    'account.role_changed ani',
    'account.suspended ani',
    'account.restored ani',
    'password.reset ani',
  ])
  expect(entries[0]?.actor_name).toBe('command line')
})
