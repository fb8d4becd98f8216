import { readdir } from 'node:fs/promises'
import { setTimeout as moment } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { cleanUp, kill, launch, launchApart, query, scratch } from './scratch.fixture.ts'

afterEach(cleanUp)

it('recovers from a kill at any moment of the first start, 16 times', { timeout: 120_000 }, async () => {
  const whole = await timeOfFirstStart()
  await Promise.all([killedStarts(0, 8, whole), killedStarts(8, 16, whole)])
})

async function timeOfFirstStart(): Promise<number> {
  const began = performance.now()
  const balai = launchApart({ directory: await scratch() })
  expect(await balai.outcome).toMatchObject({ kind: 'ready' })
  return performance.now() - began
}

async function killedStarts(from: number, to: number, whole: number): Promise<void> {
  for (let round = from; round < to; round += 1) {
    const directory = await scratch()
    const balai = launchApart({ directory })
    await moment(((round + Math.random()) / 16) * whole)
    await kill(balai.process)

    const next = await launch({ directory })
    expect(await query(next, 'select 1')).toEqual([1])
    await next.stop()
    expect(await readdir(directory)).toEqual(['postgres', 'postgres.log'])
  }
}
