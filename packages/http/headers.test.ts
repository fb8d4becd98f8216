import { createBareApp } from '@balai/testing/bare-app.ts'
import { describe, expect, it } from 'vitest'

describe('every answer', () => {
  it('carries the headers that keep browsers out of trouble, refusals too', async () => {
    const { app } = await createBareApp()
    for (const url of ['/health', '/nowhere']) {
      const { headers } = await app.inject(url)
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'strict-transport-security': expect.stringContaining('max-age='),
        'content-security-policy': expect.stringContaining("default-src 'self'"),
      })
      expect(headers['content-security-policy']).not.toMatch(/https?:|upgrade-insecure/)
      expect(headers['x-powered-by']).toBeUndefined()
    }
  })
})

describe('pages of other origins', () => {
  const ask = (app: Awaited<ReturnType<typeof createBareApp>>['app'], origin: string) =>
    app.inject({ url: '/health', headers: { origin } })

  it('may not read answers unless a setting names them', async () => {
    const { app } = await createBareApp()
    expect(
      (await ask(app, 'https://elsewhere.example')).headers['access-control-allow-origin'],
    ).toBeUndefined()
  })

  it('may when it does, and others still may not', async () => {
    const { app } = await createBareApp({ corsOrigins: ['https://portal.example'] })
    app.post('/things', async () => ({}))
    const allowed = await ask(app, 'https://portal.example')
    expect(allowed.headers['access-control-allow-origin']).toBe('https://portal.example')
    expect(allowed.headers['access-control-expose-headers']).toContain('x-request-id')
    expect(allowed.headers['access-control-allow-credentials']).toBeUndefined()
    expect(
      (await ask(app, 'https://elsewhere.example')).headers['access-control-allow-origin'],
    ).toBeUndefined()
    const preflight = await app.inject({
      method: 'OPTIONS',
      url: '/things',
      headers: {
        origin: 'https://portal.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,idempotency-key',
      },
    })
    expect(preflight.statusCode).toBe(204)
    expect(preflight.headers['access-control-allow-headers']).toBe('authorization,idempotency-key')
  })
})
