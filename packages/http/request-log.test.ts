import { Readable } from 'node:stream'
import { createBareApp } from '@balai/testing/bare-app.ts'
import { describe, expect, it } from 'vitest'
import { createGuard } from './guard.ts'
import { loggableUrl } from './loggable-url.ts'
import { createTokens } from './tokens.ts'

const tokens = createTokens({ secrets: ['x'.repeat(32)], issuer: 'balai', now: () => new Date() })
const guard = createGuard({
  tokens,
  accounts: {
    admit: async ({ sub }) => ({
      kind: 'account',
      accountId: 'id-1',
      username: sub,
      role: 'member',
      name: sub,
      sessionId: null,
    }),
  },
  apiKeys: {
    admit: async () => ({ kind: 'api_key', apiKeyId: 'key-1', name: 'Door', scopes: ['events:read'] }),
  },
})

const { app, lines } = await createBareApp()
app.post('/things/:id', { onRequest: guard.scope('events:read') }, async () => ({}))
app.get('/stream', (_request, reply) => {
  const stream = new Readable({ read() {} })
  stream.push('begun')
  setImmediate(() => stream.destroy(new Error('the database went away')))
  return reply.send(stream)
})
app.get('/bug', async () => {
  throw new Error('oops')
})

describe('the log', () => {
  it('has one line for each request, with who asked for what and how it went', async () => {
    lines.length = 0
    const answer = await app.inject({
      method: 'POST',
      url: '/things/7?page=2',
      payload: { password: 'hunter2' },
      headers: { authorization: `Bearer ${tokens.sign({ sub: 'ani' }, 60)}` },
    })
    expect(lines).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        request_id: answer.headers['x-request-id'],
        method: 'POST',
        route: '/things/:id',
        url: '/things/7?page=2',
        status: 200,
        ms: expect.any(Number),
        caller: 'account:id-1',
        address: '127.0.0.1',
        msg: 'request',
      },
    ])
  })

  it('names the refusal, and an API key by its id', async () => {
    lines.length = 0
    await app.inject({
      method: 'POST',
      url: '/things/7',
      payload: '{',
      headers: { 'x-api-key': 'sesame', 'content-type': 'application/json' },
    })
    expect(lines).toMatchObject([{ status: 400, code: 'malformed_json', caller: 'api_key:key-1' }])
  })

  it('is quiet about probes and loud about failures', async () => {
    lines.length = 0
    await app.inject('/health')
    await app.inject('/bug')
    expect(lines.map(({ level, msg }) => [level, msg])).toEqual([
      ['debug', 'request'],
      ['error', 'a request met a bug'],
      ['warn', 'request'],
    ])
  })

  it('tells of an answer that broke off after it had begun', async () => {
    lines.length = 0
    await expect(app.inject('/stream')).rejects.toThrow()
    await expect
      .poll(() => lines)
      .toContainEqual(
        expect.objectContaining({
          level: 'error',
          msg: 'an answer broke off in the middle',
          request_id: expect.any(String),
          err: expect.objectContaining({ message: 'the database went away' }),
        }),
      )
  })

  it('holds no secret, wherever a client put it', async () => {
    lines.length = 0
    const secret = 'sesame-open'
    await app.inject({
      method: 'POST',
      url: `/things/7?token=${secret}&a=1&api_key=${secret}&%74oken=${secret}&refresh_token=${secret}`,
      payload: { token: secret },
      headers: { authorization: `Bearer ${secret}`, 'x-api-key': secret, cookie: secret },
    })
    app.log.info({ token: secret, headers: { authorization: secret } }, 'logged whole by mistake')
    expect(lines).toHaveLength(2)
    expect(JSON.stringify(lines)).not.toContain(secret)
    expect(lines[0]?.url).toContain('a=1')
  })
})

describe('a logged URL', () => {
  it('stays as it is where nothing in it is secret', () => {
    for (const url of ['/', '/a/b?x=1&y=%20z', '/a?b', '/%3F', '/a?=&&b=='])
      expect(loggableUrl(url)).toBe(url)
  })

  it('has no token of an address that is a secret as a whole', () => {
    const token = `feed_${'x'.repeat(43)}`
    expect(loggableUrl(`/api/v1/calendar-feeds/${token}.ics?b=1`)).toBe(
      '/api/v1/calendar-feeds/feed_[redacted]?b=1',
    )
    expect(loggableUrl(`/api/v1/calendar-feeds/${token}`)).toBe('/api/v1/calendar-feeds/feed_[redacted]')
  })

  it('has no code of a desk', () => {
    expect(loggableUrl('/api/v1/seats/check-in-codes/kq7w-2mf9?b=1')).toBe(
      '/api/v1/seats/check-in-codes/[redacted]?b=1',
    )
    expect(loggableUrl('/check-in/kq7w-2mf9')).toBe('/check-in/[redacted]')
    expect(loggableUrl('/api/v1/reservations/7/check-in')).toBe('/api/v1/reservations/7/check-in')
  })

  it('is cut when it is long', () => {
    expect(loggableUrl(`/${'x'.repeat(5_000)}`).length).toBeLessThan(600)
  })
})
