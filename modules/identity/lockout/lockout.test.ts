import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTwoReplicas, password, type TwoReplicas } from '../identity.fixture.ts'

let replicas: TwoReplicas
let clock: TwoReplicas['clock']
let http: TwoReplicas['http']
let elsewhere: TwoReplicas['elsewhere']

beforeEach(async () => {
  replicas = await openTwoReplicas()
  ;({ clock, http, elsewhere } = replicas)
})

afterEach(() => replicas.close())

const home = '203.0.113.7'
const register = (username: string) =>
  http.ask('POST', '/auth/register', { body: { username, password }, address: home })
const logIn = (username: string, attempt: string, address: string, at = http) =>
  at.ask('POST', '/auth/login', { body: { username, password: attempt }, address })

async function failTimes(count: number, username: string, address: string, at = http) {
  const statuses: number[] = []
  for (let n = 0; n < count; n += 1) statuses.push((await logIn(username, `guess ${n}`, address, at)).status)
  return statuses
}

test('closes the door after five wrong passwords, longer each time, and for the right password too', async () => {
  await register('ani')
  expect(await failTimes(5, 'ani', home)).toEqual([401, 401, 401, 401, 401])
  const closed = await logIn('ani', password, home)
  expect(closed).toMatchObject({ status: 429, body: { code: 'too_many_attempts' } })
  expect(closed.headers['retry-after']).toBe('30')

  clock.advance(30_000)
  expect(await failTimes(2, 'ANI', home)).toEqual([401, 429])
  expect((await logIn('ani', password, home)).headers['retry-after']).toBe('60')
  clock.advance(60_000)
  expect((await logIn('ani', password, home)).status).toBe(200)
  expect(await failTimes(5, 'ani', home)).toEqual([401, 401, 401, 401, 401])
})

test('counts together with other replicas', async () => {
  await register('ani')
  expect(await failTimes(3, 'ani', home)).toEqual([401, 401, 401])
  expect(await failTimes(3, 'ani', home, elsewhere)).toEqual([401, 401, 429])
  expect((await logIn('ani', password, home)).status).toBe(429)
})

test('hammering at a closed door neither prolongs it nor learns anything', async () => {
  await register('ani')
  await failTimes(25, 'ani', home)
  clock.advance(30_000)
  expect((await logIn('ani', password, home)).status).toBe(200)
})

test('of a hundred guesses at the same moment only a handful is looked at', async () => {
  await register('ani')
  const guesses = await Promise.all(
    Array.from({ length: 100 }, (_, n) => logIn('ani', `guess ${n}`, '198.51.100.1')),
  )
  expect(guesses.filter(({ status }) => status === 401).length).toBeLessThan(10)
})

test('lets fifty people with the right password in at the same moment, from one address', async () => {
  await register('ani')
  const answers = await Promise.all(Array.from({ length: 50 }, () => logIn('ani', password, home)))
  expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200))
})

test('a name under attack from everywhere stays open where its owner has been, and soon opens elsewhere', async () => {
  await register('ani')
  for (let n = 0; n < 30; n += 1) {
    await logIn('ani', 'guess', `198.51.100.${n}`)
    clock.advance(1_000)
  }
  expect((await logIn('ani', password, home)).status).toBe(200)
  const journey = await logIn('ani', password, '192.0.2.50')
  expect(journey.status).toBe(429)
  expect(Number(journey.headers['retry-after'])).toBeLessThanOrEqual(60)
  clock.advance(60_000)
  expect((await logIn('ani', password, '192.0.2.50')).status).toBe(200)
})

test('an address that tries many names is closed to strangers, not to those who are at home there', async () => {
  await register('ani')
  await http.ask('POST', '/auth/register', { body: { username: 'budi', password }, address: '192.0.2.1' })
  for (let n = 0; n < 50; n += 1) await logIn(`orang${n}`, 'guess', home)
  expect((await logIn('budi', password, home)).status).toBe(429)
  expect((await logIn('ani', password, home)).status).toBe(200)
  expect((await logIn('budi', password, '192.0.2.1')).status).toBe(200)
})

test('locks a name that nobody has like any other, so that a lock betrays no account', async () => {
  await register('ani')
  const known = await failTimes(6, 'ani', '198.51.100.1')
  expect(await failTimes(6, 'nobody', '198.51.100.2')).toEqual(known)
})

test('takes a whole IPv6 network for one address', async () => {
  await register('ani')
  for (const host of ['::1', ':1::2', ':2:3::4', ':5:6:7:8', '::9']) {
    await logIn('ani', 'guess', `2001:db8:0:7${host}`)
  }
  expect((await logIn('ani', password, '2001:db8:0:7::abcd')).status).toBe(429)
  expect((await logIn('ani', password, '2001:db8:0:8::abcd')).status).toBe(200)
})

test('a stolen access token does not help to guess the password behind it', async () => {
  const { body } = await register('ani')
  const change = () =>
    http.ask('PUT', '/me/password', {
      token: body.access_token,
      body: { current_password: 'a guess', new_password: 'kapal-layar-88' },
      address: '198.51.100.9',
    })
  const statuses: number[] = []
  for (let n = 0; n < 6; n += 1) statuses.push((await change()).status)
  expect(statuses).toEqual([400, 400, 400, 400, 400, 429])
})
