import { setImmediate as turn } from 'node:timers/promises'
import { createBareApp } from '@balai/testing/bare-app.ts'
import { describe, expect, it } from 'vitest'

/** Keeps the event loop from turning for so long. */
function block(milliseconds: number): void {
  const until = performance.now() + milliseconds
  while (performance.now() < until);
}

describe('an overloaded server', () => {
  it('refuses work, but not probes, and takes it again when it has caught up', async () => {
    const { app } = await createBareApp({ maxEventLoopDelayMs: 50 })
    app.get('/work', async () => ({}))
    const status = async (url: string) => (await app.inject(url)).statusCode
    expect(await status('/work')).toBe(200)
    block(1_500)
    await turn()
    expect(await status('/work'), 'a single block is no overload').toBe(200)
    for (let round = 0; round < 200 && (await status('/work')) === 200; round += 1) {
      block(100)
      await turn()
    }
    const refused = await app.inject('/work')
    expect([refused.statusCode, refused.json().code]).toEqual([503, 'overloaded'])
    expect(refused.headers['retry-after']).toBe('5')
    expect(await status('/health')).toBe(200)
    await expect.poll(() => status('/work'), { timeout: 10_000 }).toBe(200)
  })
})
