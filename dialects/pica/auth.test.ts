import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestHouse, type TestHouse } from './pica.fixture.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const seen = async (...question: Parameters<TestHouse['ask']>) => {
  const { status, body } = await house.ask(...question)
  return [status, body]
}

describe('the welcome', () => {
  it('at / is for programs that ask for JSON, and the web app for everybody else', async () => {
    const root = async (accept: string) => (await house.ask('GET', '/', { headers: { accept } })).body
    const welcome = { message: 'Welcome to the Coworking Space API!' }
    expect(await root('application/json')).toEqual(welcome)
    expect(await root('application/json, text/plain, */*')).toEqual(welcome)
    for (const accept of [
      'text/html,application/xhtml+xml,*/*;q=0.8',
      '*/*',
      '',
      'text/html, application/json',
    ]) {
      expect(await root(accept)).toBe('<!doctype html>')
    }
  })

  it.each(['/api/public/', '/api/public', '/api/v1/public/', '/api/v1/public'])('at %s', async (path) => {
    expect(await seen('GET', path)).toEqual([200, { message: 'Welcome to Coworking Space API' }])
  })

  it.each(['/api/secure/', '/api/v1/secure/'])('at %s is for holders of a key', async (path) => {
    const { key } = await house.issueKey('events:read')
    const answer = {
      message: 'Secure endpoint accessed successfully!',
      user: { message: 'Valid API key' },
    }
    for (const name of ['api-key', 'x-api-key']) {
      expect(await seen('GET', path, { headers: { [name]: key } })).toEqual([200, answer])
      expect(await seen('GET', path, { headers: { [name]: 'nonsense' } })).toEqual([
        401,
        { detail: 'Missing or invalid API key' },
      ])
    }
    expect(await seen('GET', path)).toEqual([403, { detail: 'Not authenticated' }])
    expect(await seen('GET', path, { token: await house.enrol(`guest of ${path}`) })).toMatchObject([200, {}])
  })

  it('is not for a key that was revoked, from that moment on', async () => {
    const { id, key } = await house.issueKey('care:read')
    await house.ask('DELETE', `/api/v1/api-keys/${id}`, { token: house.warden })
    expect(await seen('GET', '/api/secure/', { headers: { 'api-key': key } })).toEqual([
      401,
      { detail: 'Missing or invalid API key' },
    ])
  })
})

describe.each(['/api/public', '/api/secure'])('%s', (prefix) => {
  const username = `johndoe of ${prefix}`
  const person = { username, email: `${prefix.slice(5)}@example.org`, password: 'secret' }
  const register = (body: object | string) => seen('POST', `${prefix}/register`, { body })
  const logIn = (body: object) => seen('POST', `${prefix}/login`, { body })

  it('registers a person once', async () => {
    expect(await register(person)).toEqual([200, { message: 'User registered successfully', username }])
    const again = { ...person, email: 'other@example.org', username: username.toUpperCase() }
    expect(await register(again)).toEqual([400, { detail: 'Username already taken' }])
  })

  it('logs them in for 30 minutes, with a token that names them', async () => {
    const [status, body] = await logIn({ username, password: 'secret' })
    expect([status, body]).toEqual([
      200,
      { access_token: expect.any(String), refresh_token: expect.any(String), token_type: 'bearer' },
    ])
    const { sub, iat = 0, exp } = house.tokens.verify(body.access_token)
    expect([sub, exp - iat]).toEqual([username, 1_800])
    const refreshed = await house.ask('POST', '/api/v1/auth/refresh', {
      body: { refresh_token: body.refresh_token },
    })
    expect(refreshed.status).toBe(200)
  })

  it('does not tell an unknown name from a wrong password', async () => {
    const refusal = [401, { detail: 'Invalid username or password' }]
    expect(await logIn({ username, password: 'wrong' })).toEqual(refusal)
    expect(await logIn({ username: 'nobody at all', password: 'secret' })).toEqual(refusal)
  })

  it('says what a body lacks as FastAPI does', async () => {
    const missing = (field: string) => ({ loc: ['body', field], msg: 'Field required', type: 'missing' })
    expect(await register({})).toEqual([422, { detail: ['username', 'email', 'password'].map(missing) }])
    expect(await logIn({ username: 'x' })).toEqual([422, { detail: [missing('password')] }])
    expect(await register({ ...person, username: 7 })).toEqual([
      422,
      { detail: [{ loc: ['body', 'username'], msg: 'Input should be a valid string', type: 'string_type' }] },
    ])
    expect(await register({ ...person, email: 'no address' })).toMatchObject([
      422,
      { detail: [{ loc: ['body', 'email'] }] },
    ])
  })
})

it.each([
  ['GET', '/api/secure/nothing', 404, 'Not Found'],
  ['GET', '/api/public/nothing/at/all', 404, 'Not Found'],
  ['PUT', '/api/secure/reservations', 405, 'Method Not Allowed'],
  ['GET', '/api/public/login', 405, 'Method Not Allowed'],
])('answers %s %s as FastAPI does', async (method, path, status, detail) => {
  expect(await seen(method, path)).toEqual([status, { detail }])
})

it('answers what is too much for a key in its own envelope, and leaves other keys alone', async () => {
  const limited = await openTestHouse({ rateLimits: { kind: 'on', perAccount: 30 } })
  const [one, other] = [await limited.issueKey('care:read'), await limited.issueKey('care:read')]
  const ask = ({ key }: { key: string }) =>
    limited.ask('GET', '/api/secure/', { headers: { 'api-key': key } })
  for (let times = 0; times < 30; times += 1) expect((await ask(one)).status).toBe(200)
  const refused = await ask(one)
  expect(refused).toMatchObject({ status: 429, body: { detail: expect.any(String) } })
  expect(Object.keys(refused.body)).toEqual(['detail'])
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await ask(other)).status).toBe(200)
  await limited.close()
})
