import { createBareApp } from '@balai/testing/bare-app.ts'
import { describe, expect, it } from 'vitest'

describe('/health', () => {
  it('tells what the program tells, and asks nobody', async () => {
    let asked = 0
    const { app } = await createBareApp({
      health: () => ({
        status: 'ok',
        service: 'identity-service',
        upstreams: { attendance: { reachable: true } },
      }),
      ready: {
        database: async () => {
          asked += 1
        },
      },
    })
    const answer = await app.inject('/health')
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      { status: 'ok', service: 'identity-service', upstreams: { attendance: { reachable: true } } },
    ])
    expect(asked).toBe(0)
  })
})

describe('/ready', () => {
  it('is 200 when all that the process needs answers', async () => {
    const { app } = await createBareApp({ ready: { database: async () => {} } })
    const answer = await app.inject('/ready')
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      { status: 'ready', checks: { database: { ok: true, latency_ms: expect.any(Number), error: null } } },
    ])
  })

  it('is 503 and names what does not, but not why: that is for the log', async () => {
    const { app, lines } = await createBareApp({
      ready: {
        database: async () => {},
        broker: async () => {
          throw new Error('amqp://user:secret@host refused')
        },
      },
    })
    const answer = await app.inject('/ready')
    expect(answer.statusCode).toBe(503)
    expect(answer.json()).toMatchObject({
      status: 'not_ready',
      checks: { database: { ok: true }, broker: { ok: false, error: 'failed' } },
    })
    expect(answer.body).not.toContain('secret')
    expect(JSON.stringify(lines)).toContain('refused')
  })

  it('does not wait for ever', async () => {
    const { app } = await createBareApp({ ready: { broker: () => new Promise(() => {}) } })
    const answer = await app.inject('/ready')
    expect(answer.statusCode).toBe(503)
    expect(answer.json().checks.broker).toMatchObject({ ok: false, error: 'timed_out' })
  })

  it('asks once for probes that come at once', async () => {
    let asked = 0
    let answerIt = () => {}
    const { app } = await createBareApp({
      ready: {
        database: () => {
          asked += 1
          return new Promise((resolve) => (answerIt = resolve))
        },
      },
    })
    const probes = [app.inject('/ready'), app.inject('/ready'), app.inject('/ready')]
    await expect.poll(() => asked).toBe(1)
    answerIt()
    expect((await Promise.all(probes)).map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
    expect(asked).toBe(1)
  })
})
