import { startSweeping } from '@balai/events/sweep.ts'
import { noLog } from '@balai/testing/no-log.ts'
import { expect, test, vi } from 'vitest'
import { openSpacesHouse } from '../house.fixture.ts'

const time = { from: '2026-11-21T02:00:00.000Z', to: '2026-11-21T04:00:00.000Z' }

test('an offer passes on within five seconds of its end, by what every worker does each second', async () => {
  const waiting = await openSpacesHouse()
  const { area, seats } = await waiting.furnish({ offer_minutes: 15 })
  const holder = waiting.visitor('holder')
  const reservation = await waiting.reserve(holder, seats[0]?.id, time)
  const queue = ['ani', 'budi', 'cinta'].map((name) => waiting.visitor(name))
  for (const who of queue) await waiting.wait(who, { area_id: area.id, ...time })
  await waiting.ask(holder, 'DELETE', `/reservations/${reservation}`)

  const sweeping = waiting.house.spaces.sweeps.map((sweep) => startSweeping(sweep, noLog))
  for (const [index, who] of queue.entries()) {
    const states = () => Promise.all(queue.map(async (one) => (await waiting.entryOf(one)).state))
    await vi.waitFor(async () => expect((await states())[index]).toBe('offered'), { timeout: 5_000 })
    expect((await waiting.entryOf(who)).offer).toMatchObject(time)
    waiting.clock.advance(15 * 60_000)
  }
  await Promise.all(sweeping.map((each) => each.stop()))
  await waiting.close()
})
