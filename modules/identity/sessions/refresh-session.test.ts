import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTwoReplicas, password, type TwoReplicas } from '../identity.fixture.ts'
import { refreshSession } from './refresh-session.ts'

let replicas: TwoReplicas
let clock: TwoReplicas['clock']
let house: TwoReplicas['house']
let http: TwoReplicas['http']
let elsewhere: TwoReplicas['elsewhere']

beforeEach(async () => {
  replicas = await openTwoReplicas()
  ;({ clock, house, http, elsewhere } = replicas)
})

afterEach(() => replicas.close())

interface Pair {
  readonly access_token: string
  readonly refresh_token: string
}

const register = async (): Promise<Pair> =>
  (await http.ask('POST', '/auth/register', { body: { username: 'ani', password } })).body
const refresh = (refresh_token: string, at = http) =>
  at.ask('POST', '/auth/refresh', { body: { refresh_token } })
const statusOf = async ({ access_token }: Pair) =>
  (await http.ask('GET', '/me', { token: access_token })).status
const pairOf = ({ access_token, refresh_token }: Pair) => ({ access_token, refresh_token })

test('replaces the refresh token, and both access tokens are good until their time is over', async () => {
  const first = await register()
  clock.advance(60_000)
  const second = (await refresh(first.refresh_token)).body
  expect(second.refresh_token).not.toBe(first.refresh_token)
  expect(second).toMatchObject({ token_type: 'bearer', expires_in: 900, account: { username: 'ani' } })
  expect([await statusOf(first), await statusOf(second)]).toEqual([200, 200])
  clock.advance(14 * 60_000 + 1)
  expect([await statusOf(first), await statusOf(second)]).toEqual([401, 200])
})

test('a lost answer never kills an honest session: asked again, it gives the very same pair', async () => {
  let pair = await register()
  for (let day = 0; day < 5; day += 1) {
    clock.advance(24 * 60 * 60_000)
    const lost = await refresh(pair.refresh_token)
    clock.advance(9_000)
    const again = await refresh(pair.refresh_token, elsewhere)
    expect(again.status).toBe(200)
    expect(pairOf(again.body)).toEqual(pairOf(lost.body))
    expect(await statusOf(again.body)).toBe(200)
    pair = again.body
  }
})

test('fifty refreshes with one token at the same moment keep one family alive, with one pair', async () => {
  const { refresh_token } = await register()
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, n) => refresh(refresh_token, n % 2 === 0 ? http : elsewhere)),
  )
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  const pairs = new Set(answers.map(({ body }) => JSON.stringify(pairOf(body))))
  expect(pairs.size).toBe(1)
  const live = await house.db
    .selectFrom('identity.refresh_token')
    .selectAll()
    .where('replaced_at', 'is', null)
    .execute()
  expect(live).toHaveLength(1)
  expect((await refresh(answers[0]?.body.refresh_token)).status).toBe(200)
})

test('a replaced token that comes back after the grace ends the whole family', async () => {
  const stolen = await register()
  const { body: honest } = await refresh(stolen.refresh_token)
  clock.advance(10_001)
  expect(await refresh(stolen.refresh_token)).toMatchObject({
    status: 401,
    body: { code: 'refresh_token_reused' },
  })
  expect(await refresh(honest.refresh_token)).toMatchObject({
    status: 401,
    body: { code: 'invalid_refresh_token' },
  })
  expect([await statusOf(stolen), await statusOf(honest)]).toEqual([401, 401])
})

test('a late twin of a request does not take the session away from the one who went on', async () => {
  const first = await register()
  const { body: second } = await refresh(first.refresh_token)
  clock.advance(2_000)
  const { body: third } = await refresh(second.refresh_token)
  clock.advance(2_000)
  expect(pairOf((await refresh(first.refresh_token)).body)).toEqual(pairOf(third))
  expect((await refresh(third.refresh_token)).status).toBe(200)
})

test('gives the same pair again although the server’s secret was changed in between', async () => {
  const { refresh_token } = await register()
  const before = await refresh(refresh_token)
  const again = await refreshSession(
    {
      db: house.db,
      now: clock.now,
      tokens: house.tokens,
      accessTokenSeconds: 900,
      secrets: ['the new secret, also of thirty-two bytes', 'a secret of at least thirty-two bytes'],
    },
    { refreshToken: refresh_token, rotate: true, address: '203.0.113.7', userAgent: null },
  )
  expect(again.refreshToken).toBe(before.body.refresh_token)
})

test('refreshes without replacing where a dialect wants it so', async () => {
  const { refresh_token } = await register()
  const request = { refreshToken: refresh_token, rotate: false, address: '203.0.113.7', userAgent: null }
  for (let n = 0; n < 3; n += 1) {
    clock.advance(20 * 60_000)
    const refreshed = await house.identity.refreshSession(request)
    expect(refreshed.refreshToken).toBe(refresh_token)
    expect(house.tokens.verify(refreshed.accessToken)).toMatchObject({ sub: 'ani', role: 'member' })
  }
})

test('a session ends when nobody uses it for a month, and after half a year in any case', async () => {
  const day = 24 * 60 * 60_000
  const idle = await register()
  clock.advance(30 * day)
  expect((await refresh(idle.refresh_token)).status).toBe(401)

  const { body } = await http.ask('POST', '/auth/login', { body: { username: 'ani', password } })
  let token = body.refresh_token
  let age = 0
  for (; age <= 200; age += 20) {
    const answer = await refresh(token)
    if (answer.status === 401) break
    token = answer.body.refresh_token
    clock.advance(20 * day)
  }
  expect(age).toBe(180)
})

test('stores no token, so that whoever reads the database can refresh nothing', async () => {
  const pair = await register()
  const { body } = await refresh(pair.refresh_token)
  const rows = JSON.stringify([
    await house.db.selectFrom('identity.refresh_token').selectAll().execute(),
    await house.db.selectFrom('identity.session').selectAll().execute(),
    await house.db.selectFrom('identity.audit_entry').selectAll().execute(),
  ])
  for (const token of [pair.refresh_token, body.refresh_token, body.access_token]) {
    expect(rows).not.toContain(token)
    expect(rows).not.toContain(Buffer.from(token, 'base64url').toString('hex'))
  }
})
