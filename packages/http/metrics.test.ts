import { request } from 'node:http'
import { createBareApp } from '@balai/testing/bare-app.ts'
import { Registry } from 'prom-client'
import { describe, expect, it } from 'vitest'

describe('/metrics', () => {
  it('counts requests by route and status, never by URL', async () => {
    const { app } = await createBareApp()
    app.get('/things/:id', async () => ({}))
    await app.inject('/things/1')
    await app.inject('/things/2')
    await app.inject('/nowhere/1')
    const { body, headers } = await app.inject('/metrics')
    expect(headers['content-type']).toContain('text/plain')
    expect(body).toContain(
      'http_request_duration_seconds_count{method="GET",route="/things/:id",status="200"} 2',
    )
    expect(body).toContain('http_request_duration_seconds_count{method="GET",route="unknown",status="404"} 1')
    expect(body).not.toContain('nowhere')
    expect(body).toContain('process_cpu_user_seconds_total')
  })

  it('counts a client that left, and forgets no request that was begun', async () => {
    const { app } = await createBareApp()
    let begun = () => {}
    const running = new Promise<void>((resolve) => (begun = resolve))
    app.get('/slow', () => {
      begun()
      return new Promise(() => {})
    })
    await app.listen({ port: 0, host: '127.0.0.1' })
    const sent = request(`${app.listeningOrigin}/slow`).end()
    sent.on('error', () => {})
    await running
    expect((await app.inject('/metrics')).body).toContain('http_requests_in_flight 2')
    sent.destroy()
    await expect
      .poll(async () => (await app.inject('/metrics')).body)
      .toContain('http_request_duration_seconds_count{method="GET",route="/slow",status="499"} 1')
    expect((await app.inject('/metrics')).body).toContain('http_requests_in_flight 1')
    await app.close()
  })

  it('are for this machine only, unless a token says otherwise', async () => {
    const { app } = await createBareApp()
    expect((await app.inject({ url: '/metrics', remoteAddress: '192.0.2.1' })).statusCode).toBe(403)
    expect(
      (await app.inject({ url: '/metrics', headers: { 'x-forwarded-for': '192.0.2.1' } })).statusCode,
    ).toBe(403)
    expect((await app.inject({ url: '/metrics', remoteAddress: '::1' })).statusCode).toBe(200)
  })

  it('are for whoever knows the token, from anywhere', async () => {
    const { app } = await createBareApp({ metrics: { registry: new Registry(), token: 'let-me-in' } })
    const ask = async (authorization: string) =>
      (await app.inject({ url: '/metrics', remoteAddress: '192.0.2.1', headers: { authorization } }))
        .statusCode
    expect(await ask('Bearer let-me-in')).toBe(200)
    expect(await ask('Bearer guess')).toBe(401)
    expect((await app.inject('/metrics')).statusCode).toBe(401)
  })
})
