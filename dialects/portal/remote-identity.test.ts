import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { createGuard } from '@balai/http/guard.ts'
import { createTokens } from '@balai/http/tokens.ts'
import { startTestApp } from '@balai/testing/test-app.ts'
import { createVirtualClock } from '@balai/testing/virtual-clock.ts'
import { mountTixgo } from '@balai/tixgo/mount-tixgo.ts'
import { createUpstream } from '@balai/upstream/upstream.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createIdentityClient } from './identity-client.ts'
import { createRemoteAccountGate } from './remote-account-gate.ts'

const secrets = ['a secret that both sides share, 32 bytes'] as const
const tokens = createTokens({ secrets, issuer: 'balai', now: () => new Date() })
const clock = createVirtualClock()

interface Arrived {
  readonly line: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}
const arrived: Arrived[] = []
let next: { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> }
let url: string
let stop: () => Promise<void>

beforeAll(async () => {
  const identity = createServer(async (request, response) => {
    arrived.push({
      line: `${request.method} ${request.url}`,
      headers: request.headers,
      body: await text(request),
    })
    response.writeHead(next.status, { 'content-type': 'application/json', ...next.headers })
    response.end(JSON.stringify(next.body))
  }).listen(0, '127.0.0.1')
  await once(identity, 'listening')
  const upstream = createUpstream({
    name: 'identity',
    baseUrl: `http://127.0.0.1:${(identity.address() as AddressInfo).port}/house/`,
    timeoutMs: 5_000,
    now: clock.now,
    log: { warn() {} },
  })
  const { app, close } = await startTestApp(() => {})
  const accounts = createRemoteAccountGate({ upstream, now: clock.now })
  const guard = createGuard({ tokens, accounts, apiKeys: { admit: async () => null } })
  mountTixgo(app, '/api', { guard, identity: createIdentityClient({ upstream }), attendance: null })
  url = await app.listen({ port: 0, host: '127.0.0.1' })
  stop = async () => {
    await close()
    upstream.close()
    identity.close()
  }
})
afterAll(() => stop())
beforeEach(() => {
  arrived.length = 0
  clock.advance(60_000)
})

async function call(path: string, init: RequestInit = {}) {
  const response = await fetch(url + path, init)
  return {
    status: response.status,
    body: await response.json(),
    retryAfter: response.headers.get('retry-after'),
  }
}
const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  call(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
const me = (token: string) => call('/api/auth/me', { headers: { authorization: `Bearer ${token}` } })

describe('registering and logging in where identity is elsewhere', () => {
  const account = { username: 'panitia1', password: 'secret' }

  it('forwards a registration with the caller’s address and token', async () => {
    next = { status: 200, body: { username: 'panitia1', role: 'committee', id: 7 } }
    const answer = await post('/api/auth/register', { ...account, more: 1 }, { authorization: 'Bearer abc' })
    expect(answer).toMatchObject({ status: 200, body: { username: 'panitia1', role: 'committee' } })
    expect(Object.keys(answer.body as object)).toEqual(['username', 'role'])
    expect(arrived[0]?.line).toBe('POST /house/auth/register')
    expect(JSON.parse(arrived[0]?.body ?? '')).toEqual({ ...account, role: 'committee' })
    expect(arrived[0]?.headers).toMatchObject({ authorization: 'Bearer abc', 'x-forwarded-for': '127.0.0.1' })
  })

  it('forwards a log-in', async () => {
    next = { status: 200, body: { access_token: 'jwt', token_type: 'bearer' } }
    expect(await post('/api/auth/login', account)).toMatchObject({ status: 200, body: next.body })
  })

  it.each([
    [400, { detail: 'User panitia1 sudah terdaftar' }],
    [403, { detail: 'minta admin' }],
    [422, { detail: [{ loc: ['body', 'username'], msg: 'Field required', type: 'missing' }] }],
    [429, { detail: 'Terlalu banyak percobaan' }],
  ])('passes a documented %i on as it is', async (status, body) => {
    next = { status, body, headers: { 'retry-after': '30' } }
    expect(await post('/api/auth/register', account)).toEqual({ status, body, retryAfter: '30' })
    expect(await post('/api/auth/login', account)).toEqual({ status, body, retryAfter: '30' })
  })

  it.each([
    [409, { detail: 'identity.internal' }],
    [500, { detail: 'identity.internal' }],
    [200, { unexpected: 'identity.internal' }],
    [400, { error: 'identity.internal' }],
  ])('makes 502 of anything else, such as %i %o', async (status, body) => {
    next = { status, body }
    const answer = await post('/api/auth/login', account)
    expect(answer.status).toBe(502)
    expect(answer.body).toEqual({ detail: expect.stringMatching(/^The identity service /) })
  })

  it('asks nobody about a registration that is wrong in itself', async () => {
    expect(await post('/api/auth/register', { username: 'ab' })).toMatchObject({ status: 422 })
    expect(await post('/api/auth/register', { ...account, role: 'king' })).toMatchObject({ status: 400 })
    expect(arrived).toEqual([])
  })
})

describe('the account gate where identity is elsewhere', () => {
  it('asks with the caller’s own token, and believes the role it is told over the one in the token', async () => {
    next = { status: 200, body: { username: 'panitia1', role: 'admin' } }
    const token = tokens.sign({ sub: 'panitia1', role: 'committee' }, 60)
    expect(await me(token)).toMatchObject({ status: 200, body: { username: 'panitia1', role: 'admin' } })
    expect(arrived[0]?.line).toBe('GET /house/auth/me')
    expect(arrived[0]?.headers.authorization).toBe(`Bearer ${token}`)
  })

  it('asks once in five seconds for a token, however many requests come with it', async () => {
    next = { status: 200, body: { username: 'panitia2', role: 'committee' } }
    const token = tokens.sign({ sub: 'panitia2' }, 60)
    await Promise.all([me(token), me(token), me(token)])
    clock.advance(4_999)
    await me(token)
    expect(arrived).toHaveLength(1)
    next = { status: 401, body: { detail: 'Invalid token' } }
    clock.advance(1)
    expect(await me(token)).toMatchObject({ status: 401, body: { detail: 'Invalid token' } })
    expect(arrived).toHaveLength(2)
  })

  it('lets nobody in when it gets no answer, and asks again the next time', async () => {
    const token = tokens.sign({ sub: 'panitia3' }, 60)
    for (const status of [500, 403, 302]) {
      next = { status, body: { detail: 'x' } }
      expect((await me(token)).status).toBe(502)
    }
    next = { status: 200, body: { username: 'panitia3', role: 'committee' } }
    expect((await me(token)).status).toBe(200)
  })

  it('asks nobody about a token that it can see is bad', async () => {
    expect(await me('rubbish')).toMatchObject({ status: 401, body: { detail: 'Invalid token' } })
    expect(arrived).toEqual([])
  })

  it('gives no power to a role that it does not know', async () => {
    next = { status: 200, body: { username: 'panitia4', role: 'superuser' } }
    const token = tokens.sign({ sub: 'panitia4', role: 'admin' }, 60)
    expect(await me(token)).toMatchObject({ body: { username: 'panitia4', role: 'member' } })
  })
})
