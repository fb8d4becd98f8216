import { request } from 'node:http'
import type { Readable } from 'node:stream'
import { AppError, type ErrorKind } from '@balai/contract/app-error.ts'
import { createBareApp } from '@balai/testing/bare-app.ts'
import { describe, expect, it } from 'vitest'
import { answerErrors } from './answer-errors.ts'
import type { App } from './app.ts'
import { statusOf } from './problem.ts'

const { app, lines } = await createBareApp()

app.get('/conflict', async () => {
  throw new AppError('conflict', 'ticket_already_used', 'This ticket was used at 19:02 at gate B.', {
    errors: [{ path: 'body.ticket_id', message: 'was used' }],
    extensions: { gate: 'B' },
  })
})
app.get('/bug', async () => {
  throw new Error('password=hunter2 at db.internal:5432')
})
app.get('/text', () => Promise.reject('a string'))
app.get('/nothing', () => Promise.reject(undefined))
app.get('/wait', async () => {
  throw new AppError('rate_limited', 'slow_down', 'Slow down.', { retryAfter: 7 })
})
app.get<{ Params: { kind: ErrorKind } }>('/kinds/:kind', async ({ params }) => {
  throw new AppError(params.kind, 'some_code', 'A sentence.')
})
app.register(async (dialect) => {
  answerErrors(dialect as App, ({ kind, message }) => ({
    status: statusOf(kind) + 1,
    body: { detail: message },
  }))
  dialect.get('/dialect/conflict', async () => {
    throw new AppError('conflict', 'x', 'Sudah dipakai.')
  })
  dialect.get('/dialect/bug', async () => {
    throw new Error('secret')
  })
  dialect.post('/dialect/body', { schema: { body: { type: 'object' } } }, async () => ({}))
})

describe('a refusal', () => {
  it('is a problem document with its code, its sentence and the id of the request', async () => {
    const answer = await app.inject('/conflict')
    expect(answer.statusCode).toBe(409)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toEqual({
      type: 'about:blank',
      title: 'Conflict',
      status: 409,
      code: 'ticket_already_used',
      detail: 'This ticket was used at 19:02 at gate B.',
      request_id: answer.headers['x-request-id'],
      errors: [{ path: 'body.ticket_id', message: 'was used' }],
      gate: 'B',
    })
  })

  it('has the status of its kind', async () => {
    const statuses: Readonly<Record<ErrorKind, number>> = {
      invalid: 400,
      unauthenticated: 401,
      forbidden: 403,
      not_found: 404,
      conflict: 409,
      too_large: 413,
      unsupported_media_type: 415,
      unprocessable: 422,
      rate_limited: 429,
      upstream_failed: 502,
      unavailable: 503,
      upstream_timeout: 504,
    }
    for (const [kind, status] of Object.entries(statuses)) {
      expect([kind, (await app.inject(`/kinds/${kind}`)).statusCode]).toEqual([kind, status])
    }
  })

  it('says when to come back, and how to authenticate', async () => {
    expect((await app.inject('/wait')).headers['retry-after']).toBe('7')
    expect((await app.inject('/kinds/unauthenticated')).headers['www-authenticate']).toBe('Bearer')
  })
})

describe('a bug', () => {
  it('tells the caller nothing but where to ask, and the log everything', async () => {
    const answer = await app.inject('/bug')
    expect(answer.statusCode).toBe(500)
    expect(answer.json()).toMatchObject({
      code: 'internal_error',
      request_id: answer.headers['x-request-id'],
    })
    expect(answer.body).not.toMatch(/hunter2|internal:|stack|\.ts/)
    const logged = lines.find(
      (line) => line.level === 'error' && line.request_id === answer.headers['x-request-id'],
    )
    expect(logged?.err).toMatchObject({
      message: expect.stringContaining('hunter2'),
      stack: expect.any(String),
    })
  })

  it('is one too when what was thrown is no error', async () => {
    for (const path of ['/text', '/nothing']) {
      const answer = await app.inject(path)
      expect([path, answer.statusCode, answer.json().code]).toEqual([path, 500, 'internal_error'])
    }
  })
})

describe('a client that leaves in the middle of its body', () => {
  it('is no bug of ours', async () => {
    const other = await createBareApp()
    let begun = false
    other.app.addContentTypeParser('text/csv', (_request, payload, done) => done(null, payload))
    other.app.post('/files', async ({ body }) => {
      begun = true
      for await (const _chunk of body as Readable);
      return {}
    })
    await other.app.listen({ port: 0, host: '127.0.0.1' })
    const cut = request(`${other.app.listeningOrigin}/files`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
    })
    cut.on('error', () => {})
    cut.write('half of')
    await expect.poll(() => begun).toBe(true)
    cut.destroy()
    await expect
      .poll(() => other.lines)
      .toContainEqual(expect.objectContaining({ msg: 'request', status: 499, aborted: true }))
    await other.app.close()
    expect(other.lines.filter(({ level }) => level === 'error')).toEqual([])
  })
})

describe('a dialect', () => {
  it('answers refusals, bad bodies and bugs in its own words', async () => {
    const conflict = await app.inject('/dialect/conflict')
    expect([conflict.statusCode, conflict.json()]).toEqual([410, { detail: 'Sudah dipakai.' }])
    const bug = await app.inject('/dialect/bug')
    expect([bug.statusCode, bug.json()]).toEqual([501, { detail: 'Something went wrong on our side.' }])
    const body = await app.inject({
      method: 'POST',
      url: '/dialect/body',
      payload: '{',
      headers: { 'content-type': 'application/json' },
    })
    expect([body.statusCode, body.json()]).toEqual([401, { detail: 'The body is not valid JSON.' }])
  })
})

describe('a path that nobody serves', () => {
  it('is 404', async () => {
    for (const [method, url] of [
      ['GET', '/nowhere'],
      ['POST', '/nowhere'],
      ['GET', '/../../etc/passwd'],
      ['GET', '/%2e%2e/%2e%2e/etc/passwd'],
    ] as const) {
      const answer = await app.inject({ method, url })
      expect([url, answer.statusCode, answer.json().code]).toEqual([url, 404, 'route_not_found'])
    }
  })

  it('by this method is 405, with the methods that it has', async () => {
    const answer = await app.inject({ method: 'DELETE', url: '/conflict?x=1' })
    expect(answer.statusCode).toBe(405)
    expect(answer.headers.allow).toBe('GET, HEAD')
    expect(answer.json()).toMatchObject({ code: 'method_not_allowed' })
  })

  it('is 400 when it is not even a valid URL', async () => {
    for (const url of ['/%ff', '/%zz', '/conflict/%00', '/conflict?name=%00']) {
      const answer = await app.inject(url)
      expect([url, answer.statusCode, answer.json().code]).toEqual([url, 400, 'malformed_url'])
      expect(answer.json().request_id).toBe(answer.headers['x-request-id'])
    }
  })

  it('is 400 when a part of it is longer than anybody needs', async () => {
    const answer = await app.inject(`/kinds/${'x'.repeat(3_000)}`)
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'url_too_long'])
  })
})

describe('the id of a request', () => {
  it('may be chosen by the caller, but not to write into our log', async () => {
    const own = await app.inject({ url: '/conflict', headers: { 'x-request-id': 'kiosk-7.0042' } })
    expect(own.json().request_id).toBe('kiosk-7.0042')
    for (const id of ['short', 'a b c d e f g h', '"},{"level":50', 'x'.repeat(65)]) {
      const answer = await app.inject({ url: '/conflict', headers: { 'x-request-id': id } })
      expect(answer.json().request_id).not.toBe(id)
    }
  })
})
