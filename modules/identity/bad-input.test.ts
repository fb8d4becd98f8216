import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { createVirtualClock } from '@balai/testing/virtual-clock.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openIdentity, password, type TestIdentity } from './identity.fixture.ts'

let database: TestDatabase
let house: TestIdentity
let http: TestApp
let token: string
let before: string

beforeAll(async () => {
  database = await createTestDatabase({ role: 'identity' })
  house = openIdentity(database.connection, createVirtualClock().now)
  http = await startTestApp(house.routes)
  const body = { username: 'admin1', password, role: 'admin' }
  token = (await http.ask('POST', '/auth/register', { body })).body.access_token
  before = await everything()
})

afterAll(async () => {
  await http.close()
  await house.db.destroy()
  await database.drop()
})

const tables = [
  'account',
  'login_name',
  'session',
  'refresh_token',
  'one_time_token',
  'api_key',
  'audit_entry',
] as const
async function everything(): Promise<string> {
  const rows = tables.map((table) => house.db.selectFrom(`identity.${table}`).selectAll().execute())
  return JSON.stringify(await Promise.all(rows))
}

const ok = { username: 'budi', password }
const id = '018f0000-0000-7000-8000-000000000000'

test.each<[method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown]>([
  ['POST', '/auth/register'],
  ['POST', '/auth/register', []],
  ['POST', '/auth/register', { password }],
  ['POST', '/auth/register', { ...ok, username: 7 }],
  ['POST', '/auth/register', { ...ok, username: 'ab' }],
  ['POST', '/auth/register', { ...ok, username: 'x'.repeat(51) }],
  ['POST', '/auth/register', { ...ok, username: 'budi santoso' }],
  ['POST', '/auth/register', { ...ok, username: 'budi@home' }],
  ['POST', '/auth/register', { ...ok, username: "'; drop table identity.account; --" }],
  ['POST', '/auth/register', { ...ok, username: 'bu\u0000di' }],
  ['POST', '/auth/register', { ...ok, username: 'bu\u202edi' }],
  ['POST', '/auth/register', { ...ok, email: 'nowhere' }],
  ['POST', '/auth/register', { ...ok, email: 'a@b.id, c@d.id' }],
  ['POST', '/auth/register', { ...ok, email: 'a@b..id' }],
  ['POST', '/auth/register', { ...ok, email: 'key:a@b.id' }],
  ['POST', '/auth/register', { ...ok, email: 'a@b.id\r\nBcc: c@d.id' }],
  ['POST', '/auth/register', { ...ok, email: `${'x'.repeat(300)}@b.id` }],
  ['POST', '/auth/register', { ...ok, password: 12345678 }],
  ['POST', '/auth/register', { ...ok, password: 'x'.repeat(1_001) }],
  ['POST', '/auth/register', { ...ok, password: null }],
  ['POST', '/auth/register', { ...ok, role: 'root' }],
  ['POST', '/auth/register', { ...ok, locale: 'fr' }],
  ['POST', '/auth/register', { ...ok, display_name: 'two\nlines' }],
  ['POST', '/auth/register', { ...ok, first_name: 'x'.repeat(101) }],
  ['POST', '/auth/login', { username: { $ne: null }, password }],
  ['POST', '/auth/refresh', { refresh_token: '' }],
  ['POST', '/auth/refresh', { refresh_token: 'x'.repeat(201) }],
  ['POST', '/auth/logout', { refresh_token: 7 }],
  ['POST', '/auth/password-reset', {}],
  ['POST', '/auth/password-reset/confirm', { token: 'x', password: 'kapal-layar-88' }],
  ['POST', '/auth/email-verification/confirm', { token: '../../etc/passwd' }],
  ['POST', '/auth/email-verification'],
  ['PATCH', '/me', { display_name: ['x'] }],
  ['PATCH', '/me', { locale: null }],
  ['PUT', '/me/password', { current_password: password, new_password: 'password' }],
  ['PUT', '/me/password', { current_password: password, new_password: password }],
  ['PUT', '/me/email', { email: 'x', password }],
  ['DELETE', '/me/sessions/1'],
  ['DELETE', `/me/sessions/${id}`],
  ['GET', '/me/sessions?limit=0'],
  ['GET', '/me/sessions?limit=201'],
  ['GET', '/me/sessions?page_key=Zm9v'],
  ['GET', `/accounts?page_key=${Buffer.from('"not-an-id"').toString('base64url')}`],
  ['GET', '/accounts?role=root'],
  ['GET', '/accounts?sort=password'],
  ['GET', `/accounts?sort=name&page_key=${Buffer.from('"not-an-id"').toString('base64url')}`],
  ['GET', '/accounts?q=a%00b'],
  ['GET', '/accounts/..%2f..%2fetc'],
  ['GET', `/accounts/${id}`],
  ['POST', '/accounts', { username: 'budi' }],
  ['PATCH', `/accounts/${id}`, { role: 'crew' }],
  ['PATCH', '/accounts/me', { role: 'crew' }],
  ['POST', `/accounts/${id}/password-reset`],
  ['DELETE', `/accounts/${id}/sessions`],
  ['POST', '/api-keys', { name: '', scopes: ['care:read'] }],
  ['POST', '/api-keys', { name: '   ', scopes: ['care:read'] }],
  ['POST', '/api-keys', { name: 'x', scopes: [] }],
  ['POST', '/api-keys', { name: 'x', scopes: ['everything'] }],
  ['POST', '/api-keys', { name: 'x', scopes: ['care:read', 'care:read'] }],
  ['POST', '/api-keys', { name: 'x', scopes: ['care:read'], expires_at: 'tomorrow' }],
  ['POST', '/api-keys', { name: 'x', scopes: ['care:read'], expires_at: 1e21 }],
  ['DELETE', '/api-keys/undefined'],
  ['GET', '/audit-log?from=yesterday'],
  ['GET', '/audit-log?from=2026-02-30T00:00:00Z'],
  ['GET', `/audit-log?page_key=${Buffer.from('{"at":"never","id":"x"}').toString('base64url')}`],
])('%s %s %j is answered 4xx with a problem document', async (method, path, body) => {
  const answer = await http.ask(method, path, { token, body })
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect(answer.status).toBeLessThan(500)
  expect(answer.body).toMatchObject({
    status: answer.status,
    code: expect.any(String),
    detail: expect.any(String),
  })
})

test('none of it has written anything', async () => {
  expect(await everything()).toBe(before)
})
