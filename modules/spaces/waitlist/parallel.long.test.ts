import { afterAll, beforeAll, expect, it } from 'vitest'
import { openReplicas, playQueueRound, type Replicas } from './queue-round.fixture.ts'

let replicas: Replicas
beforeAll(async () => {
  replicas = await openReplicas(3)
})
afterAll(() => replicas.close())

it('offers each freed seat once and each entry one offer in sixty rounds over three replicas', async () => {
  let total = 0
  for (let round = 0; round < 60; round += 1) {
    const { accepted, ...wrong } = await playQueueRound(replicas, (round * 3) % 9)
    expect(wrong).toEqual({ failures: [], overlaps: 0, offeredTwice: 0, idle: 0 })
    total += accepted
  }
  expect(total).toBeGreaterThan(0)
})
