import { expect, test, vi } from 'vitest'
import { defineSweep, startSweeping } from './sweep.ts'

const quiet = { info() {}, warn() {}, error() {} }

test('a sweep comes again after a failure, and at once while there is more', async () => {
  const answers = [() => Promise.reject(new Error('away')), () => Promise.resolve(true)]
  let runs = 0
  const sweeping = startSweeping(
    defineSweep({
      name: 'test.sweep',
      everySeconds: 0.01,
      run: async () => (await answers[runs++]?.()) ?? false,
    }),
    quiet,
  )
  await vi.waitFor(() => expect(runs).toBeGreaterThan(3))
  await sweeping.stop()
})

test('a sweep that is stopped ends the run that is under way, and comes no more', async () => {
  let runs = 0
  let ended = false
  const sweeping = startSweeping(
    defineSweep({
      name: 'test.sweep',
      everySeconds: 0.001,
      async run(signal) {
        runs += 1
        await new Promise((resolve) => signal.addEventListener('abort', resolve))
        ended = true
        return true
      },
    }),
    quiet,
  )
  await sweeping.stop()
  expect({ runs, ended }).toEqual({ runs: 1, ended: true })
})
