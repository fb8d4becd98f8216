import { once } from 'node:events'
import { Agent, get } from 'node:http'
import { connect } from 'node:net'
import { createBareApp } from '@balai/testing/bare-app.ts'
import { describe, expect, it } from 'vitest'

/** A server whose `/slow` answers when told. */
async function serveSlowly(shutdownGraceMs?: number) {
  const { app } = await createBareApp(shutdownGraceMs === undefined ? {} : { shutdownGraceMs })
  let finish = () => {}
  let begun = () => {}
  const running = new Promise<void>((resolve) => (begun = resolve))
  const finished = new Promise<void>((resolve) => (finish = resolve))
  app.get('/slow', async () => {
    begun()
    await finished
    return { done: true }
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  return { app, running, finish: () => finish() }
}

describe('an app that closes', () => {
  it('finishes what runs, and takes nothing new', async () => {
    const { app, running, finish } = await serveSlowly()
    const origin = app.listeningOrigin
    const agent = new Agent({ keepAlive: true })
    const answered = new Promise<string>((resolve, reject) => {
      get(`${origin}/slow`, { agent }, (answer) => {
        answer.setEncoding('utf8').on('data', resolve)
      }).on('error', reject)
    })
    await running
    const closed = app.close()
    await expect.poll(() => fetch(`${origin}/health`).catch(() => 'refused')).toBe('refused')
    finish()
    expect(await answered).toBe('{"done":true}')
    await closed
    agent.destroy()
  })

  it('does not wait for ever for a client that stalls', async () => {
    const { app } = await serveSlowly(100)
    const { port } = new URL(app.listeningOrigin)
    const stalled = connect(Number(port), '127.0.0.1')
    stalled.on('error', () => {})
    await once(stalled, 'connect')
    stalled.write('GET /slow HTTP/1.1\r\nHost: x\r\n')
    const hungUp = once(stalled, 'close')
    await app.close()
    await hungUp
  })
})
