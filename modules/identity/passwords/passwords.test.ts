import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { createVirtualClock } from '@balai/testing/virtual-clock.ts'
import { hash as hashBcrypt } from '@node-rs/bcrypt'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openIdentity, password, type TestIdentity } from '../identity.fixture.ts'
import { logIn } from '../sessions/log-in.ts'
import { createPasswords, type Passwords } from './passwords.ts'

let database: TestDatabase
let house: TestIdentity
let http: TestApp
const { now } = createVirtualClock()

beforeAll(async () => {
  database = await createTestDatabase({ role: 'identity' })
  house = openIdentity(database.connection, now)
  http = await startTestApp(house.routes)
})

afterAll(async () => {
  await http.close()
  await house.db.destroy()
  await database.drop()
})

const hashOf = async (login: string) =>
  (
    await house.db
      .selectFrom('identity.account')
      .select('password_hash')
      .where('login', '=', login)
      .executeTakeFirstOrThrow()
  ).password_hash

test('stores argon2id of 19 MiB, two passes and one lane', async () => {
  await house.identity.breakGlass.createAccount({ username: 'ani', password })
  expect(await hashOf('ani')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test.each(['2a', '2b', '2y'] as const)(
  'takes an imported bcrypt hash (%s), and replaces it at log-in',
  async (version) => {
    const username = `impor${version}`
    const importedHash = await hashBcrypt('rahasia lama', { cost: 5, version })
    await house.identity.breakGlass.createAccount({ username }, importedHash)
    const logInWith = (attempt: string) =>
      http.ask('POST', '/auth/login', { body: { username, password: attempt } })
    expect((await logInWith('rahasia baru')).status).toBe(401)
    expect(await hashOf(username)).toBe(importedHash)
    expect((await logInWith('rahasia lama')).status).toBe(200)
    expect(await hashOf(username)).toMatch(/^\$argon2id\$/)
    expect((await logInWith('rahasia lama')).status).toBe(200)
    expect((await logInWith('rahasia baru')).status).toBe(401)
  },
)

test('does the same work for an unknown name, a wrong password and an account without one', async () => {
  await house.identity.breakGlass.createAccount({ username: 'budi', password })
  await house.db
    .updateTable('identity.account')
    .set({ password_hash: null })
    .where('login', '=', 'ani')
    .execute()
  const works: string[][] = []
  for (const login of ['nobody', 'budi', 'ani']) {
    const { passwords, done } = watched(createPasswords())
    const attempt = logIn(
      { db: house.db, now, passwords },
      { login, password: 'wrong', address: '203.0.113.1' },
    )
    await expect(attempt).rejects.toMatchObject({
      code: 'invalid_credentials',
      message: 'Wrong username, e-mail or password.',
    })
    works.push(done)
  }
  expect(works).toEqual([['verify'], ['verify'], ['verify']])
})

test('sends log-ins away at once when too many wait, and says when to come back', async () => {
  const passwords = createPasswords({ waiting: 3 })
  const attempts = Array.from({ length: 40 }, () => passwords.inTurn(({ hash }) => hash('x')))
  const results = await Promise.allSettled(attempts)
  const refused = results.filter((result) => result.status === 'rejected')
  expect(refused.length).toBeGreaterThan(30)
  expect(refused.length).toBeLessThan(37)
  expect(refused[0]?.reason).toMatchObject({
    kind: 'unavailable',
    code: 'too_busy',
    details: { retryAfter: 1 },
  })
})

/** The real hashing, with a note of what it was asked to do. */
function watched(real: Passwords): { passwords: Passwords; done: string[] } {
  const done: string[] = []
  const passwords: Passwords = {
    inTurn: (work) =>
      real.inTurn((hashing) =>
        work({
          hash: (each) => {
            done.push('hash')
            return hashing.hash(each)
          },
          verify: (passwordHash, each) => {
            done.push('verify')
            return hashing.verify(passwordHash, each)
          },
        }),
      ),
  }
  return { passwords, done }
}
