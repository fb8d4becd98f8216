import { expect, it, vi } from 'vitest'

/** As in a page that was opened just now. */
async function openClock() {
  vi.resetModules()
  return await import('./server-clock.ts')
}

const day = 86_400_000
/** What the device believes to be now. */
const device = Date.parse('2026-11-23T19:00:00Z')
const answerAt = (time: number) => new Date(time).toUTCString()

it('goes by what was learned before, until the server answers; not where the clock was set back since', async () => {
  const { recallClock, serverTime } = await openClock()
  recallClock({ offset: -3 * day, at: device }, device - 3 * day)
  expect(serverTime(device)).toBe(device)
  recallClock({ offset: -3 * day, at: device }, device + 60_000)
  expect(serverTime(device)).toBe(device - 3 * day)
})

it('learns that the clock of the device is days ahead or behind', async () => {
  const { learnClock, serverTime } = await openClock()
  for (const offset of [-3 * day, day]) {
    learnClock(answerAt(device + offset), device - 200, device + 200)
    expect(Math.abs(serverTime(device) - (device + offset))).toBeLessThan(1_000)
  }
})

it('stays with what it knows where an answer tells nothing better', async () => {
  const { clockOffset, learnClock } = await openClock()
  learnClock(answerAt(device), device, device)
  const { offset } = clockOffset()
  learnClock(answerAt(device + 1_000), device, device)
  learnClock(answerAt(device + day), device - 60_000, device)
  learnClock(null, device, device)
  learnClock('yesterday', device, device)
  expect(clockOffset().offset).toBe(offset)
  expect(Math.abs(offset)).toBeLessThan(1_000)
})
