import { describe, expect, it } from 'vitest'
import { gather } from './gather.ts'

describe('gather', () => {
  it('lets a lone call leave at once, and those that wait leave together', async () => {
    const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const batches: number[][] = []
    const double = gather<number, number>(
      async (inputs) => {
        batches.push(inputs)
        await gates[batches.length - 1]?.promise
        return inputs.map((input) => input * 2)
      },
      { limit: 10 },
    )
    const first = double(1)
    const others = [double(2), double(3)]
    expect(batches).toEqual([[1]])
    gates[0]?.resolve()
    expect(await first).toBe(2)
    gates[1]?.resolve()
    expect(await Promise.all(others)).toEqual([4, 6])
    expect(batches).toEqual([[1], [2, 3]])
  })

  it('never sends more than the limit, and answers every caller with its own result', async () => {
    const sizes: number[] = []
    const echo = gather<number, number>(
      async (inputs) => {
        sizes.push(inputs.length)
        await null
        return inputs
      },
      { limit: 7, parallel: 2 },
    )
    const inputs = Array.from({ length: 100 }, (_, index) => index)
    expect(await Promise.all(inputs.map(echo))).toEqual(inputs)
    expect(Math.max(...sizes)).toBe(7)
  })

  it('tells every caller of a batch that failed, and goes on with the next', async () => {
    const refuseOdd = gather<number, number>(
      async ([input]) => {
        if (input === undefined || input % 2 === 1) throw new Error('odd')
        return [input]
      },
      { limit: 1 },
    )
    const outcomes = await Promise.allSettled([refuseOdd(1), refuseOdd(2), refuseOdd(3)])
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected'])
  })
})
