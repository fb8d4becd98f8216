import { openDatabase } from '@balai/db/open-database.ts'
import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { createVirtualClock, type VirtualClock } from '@balai/testing/virtual-clock.ts'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openIdentity, password, type TestIdentity } from '../identity.fixture.ts'

let database: TestDatabase
let clock: VirtualClock
let house: TestIdentity
let http: TestApp
let admin: { id: string; token: string }

beforeEach(async () => {
  database = await createTestDatabase({ role: 'identity' })
  clock = createVirtualClock()
  house = openIdentity(database.connection, clock.now)
  http = await startTestApp(house.routes)
  admin = await register({ username: 'admin1', role: 'admin' })
})

afterEach(async () => {
  await http.close()
  await house.db.destroy()
  await database.drop()
})

async function register(body: object) {
  const answer = await http.ask('POST', '/auth/register', { body: { password, ...body } })
  return { id: answer.body.account.id as string, token: answer.body.access_token as string }
}

const read = async (query = '') =>
  (await http.ask('GET', `/audit-log?${query}`, { token: admin.token })).body as {
    data: { action: string; id: string }[]
    next_page_key: string | null
  }
const actions = (page: { data: { action: string }[] }) => page.data.map(({ action }) => action)

test('says who did what to whom, when and from where', async () => {
  const budi = await register({ username: 'budi' })
  clock.advance(60_000)
  await http.ask('PATCH', `/accounts/${budi.id}`, {
    token: admin.token,
    body: { role: 'crew', status: 'suspended' },
    address: '198.51.100.4',
  })
  const page = await read()
  expect(actions(page)).toEqual([
    'account.suspended',
    'account.role_changed',
    'account.registered',
    'account.registered',
  ])
  expect(page.data[1]).toEqual({
    id: expect.any(String),
    at: '2026-11-20T12:01:00.000Z',
    actor: { kind: 'account', id: admin.id, name: 'admin1' },
    address: '198.51.100.4',
    action: 'account.role_changed',
    subject: { kind: 'account', id: budi.id, name: 'budi' },
    details: { from: 'member', to: 'crew' },
  })
})

test('can be searched by actor, action, subject and time, and read page by page', async () => {
  const budi = await register({ username: 'budi' })
  clock.advance(60_000)
  for (const role of ['crew', 'member', 'agent']) {
    await http.ask('PATCH', `/accounts/${budi.id}`, { token: admin.token, body: { role } })
  }
  expect(actions(await read('actor=ADMIN1&action=account.role_changed'))).toHaveLength(3)
  expect(actions(await read(`actor=${budi.id}`))).toEqual(['account.registered'])
  expect(actions(await read('subject=Budi'))).toHaveLength(4)
  expect(actions(await read(`subject=${budi.id}&from=2026-11-20T12:01:00Z`))).toHaveLength(3)
  expect(actions(await read('to=2026-11-20T12:01:00Z'))).toHaveLength(2)

  const first = await read('limit=3')
  const second = await read(`limit=3&page_key=${first.next_page_key}`)
  expect(second.next_page_key).toBeNull()
  const ids = [...first.data, ...second.data].map(({ id }) => id)
  expect(new Set(ids).size).toBe(5)
})

test('can be added to and never changed, not even by the owner of the database', async () => {
  const owner = openDatabase<Record<string, never>>({ connection: database.owner })
  for (const tampering of [
    sql`update identity.audit_entry set actor_name = 'somebody else'`,
    sql`delete from identity.audit_entry`,
    sql`truncate identity.audit_entry`,
  ]) {
    await expect(tampering.execute(owner)).rejects.toThrow('append-only')
    await expect(tampering.execute(house.db)).rejects.toThrow('append-only')
  }
  await owner.destroy()
  expect(actions(await read())).toEqual(['account.registered'])
})

test('holds no secret, and is for admins alone', async () => {
  const budi = await register({ username: 'budi', email: 'budi@example.org' })
  await http.ask('POST', '/auth/login', { body: { login: 'budi', password: 'wrong-secret' } })
  await http.ask('PUT', '/me/password', {
    token: budi.token,
    body: { current_password: password, new_password: 'kapal-layar-88' },
  })
  const text = JSON.stringify(await read())
  for (const secret of [password, 'wrong-secret', 'kapal-layar-88', budi.token, 'argon2']) {
    expect(text).not.toContain(secret)
  }
  expect((await http.ask('GET', '/audit-log', { token: budi.token })).status).toBe(401)
  const member = await register({ username: 'citra' })
  expect((await http.ask('GET', '/audit-log', { token: member.token })).status).toBe(403)
  expect((await http.ask('GET', '/audit-log')).status).toBe(401)
})

test('records what an admin did by a route of the program, if it was done', async () => {
  const letter = {
    kind: 'dead_letter',
    id: '018f0000-0000-7000-8000-000000000000',
    name: 'a.consumer',
  } as const
  const account = await house.identity.accounts.admit(house.tokens.verify(admin.token), admin.token)
  if (account === null) throw new Error('The admin is let in')
  const by = { account, address: '198.51.100.4' }
  await house.db.transaction().execute((tx) => house.identity.audit(tx, by, 'dead_letter.replayed', letter))
  const failed = house.db.transaction().execute(async (tx) => {
    await house.identity.audit(tx, by, 'dead_letter.discarded', letter)
    throw new Error('The act failed')
  })
  await expect(failed).rejects.toThrow('The act failed')
  expect((await read(`subject=${letter.name}`)).data).toEqual([
    {
      id: expect.any(String),
      at: '2026-11-20T12:00:00.000Z',
      actor: { kind: 'account', id: admin.id, name: 'admin1' },
      address: '198.51.100.4',
      action: 'dead_letter.replayed',
      subject: letter,
      details: {},
    },
  ])
})

test('records a lock on an account, not every wrong password', async () => {
  await register({ username: 'budi' })
  for (let n = 0; n < 8; n += 1) {
    await http.ask('POST', '/auth/login', { body: { login: 'budi', password: 'wrong' } })
  }
  expect(actions(await read('subject=budi'))).toEqual(['account.locked_out', 'account.registered'])
})
