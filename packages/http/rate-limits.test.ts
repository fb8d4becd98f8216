import type { Principal } from '@balai/contract/principal.ts'
import { createBareApp } from '@balai/testing/bare-app.ts'
import { describe, expect, it } from 'vitest'
import { answerErrors } from './answer-errors.ts'
import type { App } from './app.ts'
import { createGuard } from './guard.ts'
import type { RateLimits } from './rate-limits.ts'
import { createTokens } from './tokens.ts'

const tokens = createTokens({ secrets: ['x'.repeat(32)], issuer: 'balai', now: () => new Date() })

const guard = createGuard({
  tokens,
  accounts: {
    admit: async ({ sub }) => ({
      kind: 'account',
      accountId: sub,
      username: sub,
      role: 'member',
      name: sub,
      sessionId: null,
    }),
  },
  apiKeys: {
    admit: async (key): Promise<Extract<Principal, { kind: 'api_key' }>> => ({
      kind: 'api_key',
      apiKeyId: key,
      name: key,
      scopes: ['checkins:write'],
    }),
  },
})

async function createLimitedApp(rateLimits: RateLimits) {
  const { app } = await createBareApp({ rateLimits })
  app.get('/open', async () => ({}))
  app.post('/log-in', { config: { rate: 'authentication' } }, async () => ({}))
  app.get('/probe', { config: { rate: 'unlimited' } }, async () => ({}))
  app.get('/scans', { onRequest: guard.scope('checkins:write') }, async () => ({}))
  app.get('/costly', { onRequest: guard.account, config: { rate: 'costly' } }, async () => ({}))
  app.register(async (dialect) => {
    answerErrors(dialect as App, ({ message }) => ({ status: 429, body: { detail: message } }))
    dialect.get('/dialect', async () => ({}))
  })

  /** The statuses of so many requests, one after the other. */
  async function ask(
    times: number,
    url: string,
    from: { address?: string; headers?: Record<string, string> } = {},
  ) {
    const statuses: number[] = []
    for (let round = 0; round < times; round += 1) {
      const { statusCode } = await app.inject({
        method: url === '/log-in' ? 'POST' : 'GET',
        url,
        remoteAddress: from.address ?? '192.0.2.1',
        headers: from.headers ?? {},
      })
      statuses.push(statusCode)
    }
    return statuses
  }
  return { app, ask }
}

const bearer = (sub: string) => ({ authorization: `Bearer ${tokens.sign({ sub }, 60)}` })

describe('rate limits', () => {
  it('hold for each address on its own', async () => {
    const { ask } = await createLimitedApp({ kind: 'on', perAddress: 2 })
    expect(await ask(3, '/open')).toEqual([200, 200, 429])
    expect(await ask(1, '/open', { address: '192.0.2.2' })).toEqual([200])
  })

  it('are tighter for what makes others wait, and count it for each caller apart', async () => {
    const { ask } = await createLimitedApp({ kind: 'on', costly: 2 })
    expect(await ask(3, '/costly', { headers: bearer('ani') })).toEqual([200, 200, 429])
    expect(await ask(1, '/costly', { headers: bearer('budi') })).toEqual([200])
    expect(await ask(1, '/scans', { headers: bearer('ani') })).toEqual([200])
  })

  it('take a whole IPv6 network for one address', async () => {
    const { ask } = await createLimitedApp({ kind: 'on', perAddress: 1 })
    expect(await ask(1, '/open', { address: '2001:db8::1' })).toEqual([200])
    expect(await ask(1, '/open', { address: '2001:db8::2' })).toEqual([429])
    expect(await ask(1, '/open', { address: '2001:db8:0:1::1' })).toEqual([200])
  })

  it('hold for each account and API key, from wherever it calls', async () => {
    const { ask } = await createLimitedApp({ kind: 'on', perAccount: 2 })
    expect(await ask(2, '/scans', { headers: bearer('ani') })).toEqual([200, 200])
    expect(await ask(1, '/scans', { headers: bearer('ani'), address: '192.0.2.9' })).toEqual([429])
    expect(await ask(1, '/scans', { headers: bearer('budi') })).toEqual([200])
    expect(await ask(3, '/scans', { headers: { 'x-api-key': 'door' } })).toEqual([200, 200, 429])
  })

  it('count those who fail to authenticate too', async () => {
    const { ask } = await createLimitedApp({ kind: 'on', perAddress: 2 })
    expect(await ask(3, '/scans', { headers: { authorization: 'Bearer guess' } })).toEqual([401, 401, 429])
  })

  it('are tighter where secrets are checked', async () => {
    const { ask } = await createLimitedApp({ kind: 'on', perAddress: 100, authentication: 1 })
    expect(await ask(2, '/log-in')).toEqual([200, 429])
    expect(await ask(2, '/open')).toEqual([200, 200])
  })

  it('leave probes alone', async () => {
    const { ask } = await createLimitedApp({ kind: 'on', perAddress: 1 })
    expect(await ask(3, '/probe')).toEqual([200, 200, 200])
    expect(await ask(3, '/health')).toEqual([200, 200, 200])
  })

  it('say in the words of the surface when to come back', async () => {
    const { app, ask } = await createLimitedApp({ kind: 'on', perAddress: 1 })
    await ask(1, '/open')
    const native = await app.inject({ url: '/open', remoteAddress: '192.0.2.1' })
    expect(native.json()).toMatchObject({ code: 'rate_limited', status: 429 })
    expect(Number(native.headers['retry-after'])).toBeGreaterThan(0)
    await ask(1, '/dialect')
    const dialect = await app.inject({ url: '/dialect', remoteAddress: '192.0.2.1' })
    expect(dialect.json()).toEqual({ detail: 'Too many requests. Please wait a little.' })
    expect(Number(dialect.headers['retry-after'])).toBeGreaterThan(0)
  })

  it('can be off', async () => {
    const { ask } = await createLimitedApp({ kind: 'off' })
    expect(new Set(await ask(200, '/log-in'))).toEqual(new Set([200]))
  })
})
