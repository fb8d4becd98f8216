import type { DemoCast } from '@balai/contract/demo-cast.ts'
import type { AccountPrincipal, Role } from '@balai/contract/principal.ts'
import { newId } from '@balai/db/new-id.ts'
import { createTestDatabase } from '@balai/testing/test-database.ts'
import { createVirtualClock } from '@balai/testing/virtual-clock.ts'
import { expect, it } from 'vitest'
import { openSpaces, type TestSpaces } from '../spaces.fixture.ts'

const account = (username: string, role: Role): AccountPrincipal => ({
  kind: 'account',
  accountId: newId(),
  username,
  role,
  name: username,
  sessionId: null,
})

const cast: DemoCast = {
  organiser: account('organiser', 'committee'),
  crew: [account('crew1', 'crew'), account('crew2', 'crew'), account('crew3', 'crew')],
  members: [1, 2, 3, 4, 5, 6].map((number) => account(`member${number}`, 'member')),
  asker: account('wayan', 'admin'),
}

/** A Sunday, a Friday night, both sides of a midnight in Jakarta, the end of a year and the day before a leap day. */
const moments = [
  '2026-11-29T05:07:11Z',
  '2026-11-27T18:30:00Z',
  '2026-11-20T16:59:59.999Z',
  '2026-11-20T17:00:00Z',
  '2026-12-31T18:00:00Z',
  '2028-02-28T01:45:00Z',
]

it.each(moments)('fills the areas at whatever moment it is asked: %s', async (moment) => {
  const database = await createTestDatabase({ role: 'spaces' })
  const house = openSpaces(database.connection, createVirtualClock(moment).now)
  const seeded = await house.db.transaction().execute((tx) => house.spaces.seedDemo(tx, cast))
  expect(seeded).toEqual({ areas: 4, seats: 49, titles: 12 })
  expect(await countStates(house)).toMatchObject({
    checked_in: 5,
    held: 1,
    offered: 1,
    pending: 3,
    no_show: 4,
    cancelled: 5,
  })
  await house.close()
  await database.drop()
})

async function countStates({ db }: TestSpaces): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('spaces.reservation')
    .select(['state', (count) => count.fn.countAll<number>().as('reservations')])
    .groupBy('state')
    .execute()
  return Object.fromEntries(rows.map(({ state, reservations }) => [state, reservations]))
}
