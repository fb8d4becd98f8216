import { createTokens } from '@balai/http/tokens.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mountTixgo } from './mount-tixgo.ts'
import { openTestHouse, type TestHouse } from './tixgo.fixture.ts'

let house: TestHouse
let tokens: TestHouse['tokens']
let admin: string

beforeAll(async () => {
  house = await openTestHouse((app, { guard, identity }) =>
    mountTixgo(app, '', { guard, identity, attendance: null }),
  )
  tokens = house.tokens
  await register({ username: 'admin1', password: 'rahasia', role: 'admin' })
  admin = await logIn('admin1', 'rahasia')
})
afterAll(() => house.close())

async function send(method: string, path: string, body?: string, headers: Record<string, string> = {}) {
  const response = await fetch(house.url + path, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body }),
  })
  const answer: { status: number; body: unknown } = { status: response.status, body: await response.json() }
  return { ...answer, headers: response.headers }
}
const post = async (path: string, body: unknown, headers?: Record<string, string>) => {
  const { status, body: answer } = await send('POST', path, JSON.stringify(body), headers)
  return { status, body: answer }
}
const register = (body: object, headers?: Record<string, string>) => post('/auth/register', body, headers)
const me = async (headers: Record<string, string>) => {
  const { status, body } = await send('GET', '/auth/me', undefined, headers)
  return { status, body }
}
async function logIn(username: string, password: string): Promise<string> {
  const { body } = await post('/auth/login', { username, password })
  return (body as { access_token: string }).access_token
}

describe('POST /auth/register', () => {
  it('takes a committee member, by default and by name', async () => {
    expect(await register({ username: 'panitia1', password: 'secret' })).toEqual({
      status: 200,
      body: { username: 'panitia1', role: 'committee' },
    })
    expect(await register({ username: 'panitia2', password: 'secret', role: 'committee', extra: 1 })).toEqual(
      {
        status: 200,
        body: { username: 'panitia2', role: 'committee' },
      },
    )
  })

  it('refuses a username that is taken, in any case', async () => {
    for (const username of ['admin1', 'ADMIN1']) {
      expect(await register({ username, password: 'secret' })).toEqual({
        status: 400,
        body: { detail: `User ${username} sudah terdaftar` },
      })
    }
  })

  it('counts the bytes of a password and not its characters', async () => {
    expect(await register({ username: 'panitia3', password: 'é'.repeat(37) })).toEqual({
      status: 400,
      body: { detail: 'Password terlalu panjang: paling banyak 72 byte dalam UTF-8' },
    })
    expect(await register({ username: 'panitia3', password: 'é'.repeat(36) })).toMatchObject({ status: 200 })
  })

  it('names the two roles when it is asked for a third', async () => {
    for (const role of ['member', 'agent', 'Admin', '', 'x'.repeat(500)]) {
      expect(await register({ username: 'panitia4', password: 'secret', role })).toEqual({
        status: 400,
        body: { detail: 'Role harus committee atau admin' },
      })
    }
  })

  it('makes nobody an admin who asks for it, and says how to become one', async () => {
    const committee = await logIn('panitia1', 'secret')
    for (const headers of [{}, bearer(committee), bearer('rubbish')]) {
      expect(await register({ username: 'admin2', password: 'secret', role: 'admin' }, headers)).toEqual({
        status: 403,
        body: { detail: expect.stringContaining('minta admin') },
      })
    }
    expect(await logIn('admin2', 'secret')).toBeUndefined()
  })

  it('lets an admin make another', async () => {
    const wish = { username: 'admin3', password: 'secret', role: 'admin' }
    expect(await register(wish, bearer(admin))).toEqual({
      status: 200,
      body: { username: 'admin3', role: 'admin' },
    })
  })

  it('does not mind the stale token of a front end', async () => {
    const wish = { username: 'panitia5', password: 'secret' }
    expect(await register(wish, { authorization: 'Bearer stale' })).toMatchObject({ status: 200 })
  })
})

describe('POST /auth/login', () => {
  it('gives a token with the documented claims, which lives as long as the setting says', async () => {
    const answer = await post('/auth/login', { username: 'admin1', password: 'rahasia' })
    expect(answer).toEqual({ status: 200, body: { access_token: expect.any(String), token_type: 'bearer' } })
    const claims = tokens.verify((answer.body as { access_token: string }).access_token)
    expect(claims).toMatchObject({ sub: 'admin1', role: 'admin', uid: expect.any(String), iss: 'balai' })
    expect(claims.exp - (claims.iat ?? 0)).toBe(7_200)
  })

  it('answers an unknown user and a wrong password alike', async () => {
    for (const username of ['admin1', 'nobody']) {
      expect(await post('/auth/login', { username, password: 'wrong' })).toEqual({
        status: 400,
        body: { detail: 'Username atau password salah' },
      })
    }
  })

  it('locks after too many tries and says for how long', async () => {
    await register({ username: 'diserang', password: 'secret' })
    let last = await tryLogIn()
    for (let time = 0; last.status === 400 && time < 30; time += 1) last = await tryLogIn()
    expect(last.status).toBe(429)
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(last.body).toEqual({
      detail: expect.stringMatching(/^Terlalu banyak percobaan, coba lagi dalam \d+ detik$/),
    })
  })
  const tryLogIn = () =>
    send('POST', '/auth/login', JSON.stringify({ username: 'diserang', password: 'wrong' }))
})

describe('GET /auth/me', () => {
  it('says who asks', async () => {
    expect(await me(bearer(admin))).toEqual({ status: 200, body: { username: 'admin1', role: 'admin' } })
  })

  const past = () => tokens.sign({ sub: 'admin1' }, 60, new Date(house.clock.now().getTime() - 120_000))
  const foreign = createTokens({
    secrets: ['another secret altogether'],
    issuer: 'balai',
    now: () => house.clock.now(),
  })
  it.each([
    ['no header', () => ({}), 'Missing Authorization header'],
    ['another scheme', () => ({ authorization: 'Basic YTpi' }), wrongFormat],
    ['a bare token', () => ({ authorization: admin }), wrongFormat],
    ['a scheme alone', () => ({ authorization: 'Bearer' }), wrongFormat],
    ['an expired token', () => bearer(past()), 'Token expired'],
    ['rubbish', () => bearer('rubbish'), 'Invalid token'],
    ['another secret', () => bearer(foreign.sign({ sub: 'admin1' }, 60)), 'Invalid token'],
    [
      'no signature',
      () => bearer(`${base64({ alg: 'none' })}.${base64({ sub: 'admin1', exp: 4e9 })}.`),
      'Invalid token',
    ],
    ['a user that there is not', () => bearer(tokens.sign({ sub: 'ghost' }, 60)), 'Invalid token'],
  ])('refuses %s', async (_, headers, detail) => {
    expect(await me(headers())).toEqual({ status: 401, body: { detail } })
  })

  it('knows the user in a token of a partner, which has no uid', async () => {
    expect(await me(bearer(tokens.sign({ sub: 'admin1', role: 'committee' }, 60)))).toEqual({
      status: 200,
      body: { username: 'admin1', role: 'admin' },
    })
  })
})

describe('a body that is wrong', () => {
  const missing = (...loc: string[]) => ({ loc, msg: 'Field required', type: 'missing' })
  const noObject = {
    loc: ['body'],
    msg: 'Input should be a valid dictionary or object to extract fields from',
    type: 'model_attributes_type',
  }
  const invalidJson = { loc: ['body', 0], msg: 'JSON decode error', type: 'json_invalid' }
  const text = (loc: string, msg: string, type: string) => ({ loc: ['body', loc], msg, type })

  it.each([
    ['{}', [missing('body', 'username'), missing('body', 'password')]],
    [
      '{"username":"ab","password":"secret"}',
      [text('username', 'String should have at least 3 characters', 'string_too_short')],
    ],
    [
      `{"username":"${'a'.repeat(51)}","password":"secret"}`,
      [text('username', 'String should have at most 50 characters', 'string_too_long')],
    ],
    [
      '{"username":"abc","password":"123"}',
      [text('password', 'String should have at least 4 characters', 'string_too_short')],
    ],
    [
      `{"username":"abc","password":"${'a'.repeat(201)}"}`,
      [text('password', 'String should have at most 200 characters', 'string_too_long')],
    ],
    ['{"username":1,"password":null}', [text('username', ...notText), text('password', ...notText)]],
    ['{"username":"abc","password":"secret","role":7}', [text('role', ...notText)]],
    ['', [missing('body')]],
    ['null', [missing('body')]],
    ['[]', [noObject]],
    ['"text"', [noObject]],
    ['{"username":', [invalidJson]],
    ['{"username":"a\\u0000bc","password":"secret"}', [invalidJson]],
    ['{"username":"abc","username":"abd","password":"secret"}', [invalidJson]],
  ])('%s is 422 in the shape of FastAPI', async (body, detail) => {
    const { status, body: answer } = await send('POST', '/auth/register', body)
    expect({ status, body: answer }).toEqual({ status: 422, body: { detail } })
  })

  it('counts code points: three emoji are a username', async () => {
    expect(await register({ username: '🎟️🎪', password: 'secret' })).toMatchObject({ status: 200 })
    expect(await register({ username: '🎟🎪', password: 'secret' })).toMatchObject({ status: 422 })
  })

  it('is 422 too when it is not JSON at all', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'rubbish']) {
      const { status, body } = await send('POST', '/auth/login', 'username=a', { 'content-type': type })
      expect({ status, body }).toEqual({ status: 422, body: { detail: [noObject] } })
    }
  })

  it('is 413 when it is too large', async () => {
    const { status, body } = await send('POST', '/auth/login', `"${'a'.repeat(1_100_000)}"`)
    expect({ status, body }).toEqual({ status: 413, body: { detail: 'Body terlalu besar' } })
  })
})

describe('what the contract does not have', () => {
  it('is answered in its envelope all the same', async () => {
    const other = await send('GET', '/auth/login')
    expect([other.status, other.body, other.headers.get('allow')]).toEqual([
      405,
      { detail: 'Method Not Allowed' },
      'POST',
    ])
    for (const path of ['/auth/nothing', '/auth/', '/auth/me/more']) {
      const { status, body } = await send('GET', path)
      expect({ status, body }).toEqual({ status: 404, body: { detail: 'Not Found' } })
    }
  })

  it('leaves the paths of attendance alone where that is not hosted', async () => {
    expect((await send('POST', '/checkins', '{}')).status).toBe(404)
  })
})

const wrongFormat = 'Authorization harus format: Bearer <token>'
const notText = ['Input should be a valid string', 'string_type'] as const
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
