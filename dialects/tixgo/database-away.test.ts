import { openDatabase } from '@balai/db/open-database.ts'
import { readServerVersion } from '@balai/db/server-version.ts'
import { expect, it, onTestFinished } from 'vitest'
import { mountTixgo } from './mount-tixgo.ts'
import { openTestHouse } from './tixgo.fixture.ts'

it('a database that is away is told in the words of the contract, and when to come back', async () => {
  const nowhere = { kind: 'socket', directory: '/nonexistent', database: 'balai', user: 'balai' } as const
  const away = openDatabase<object>({ connection: nowhere })
  const house = await openTestHouse((app, { guard, attendance }) => {
    const readAttendance = () => readServerVersion(away).then(() => expect.unreachable())
    mountTixgo(app, '', {
      guard,
      identity: null,
      attendance: attendance && { ...attendance, readAttendance },
    })
  })
  onTestFinished(() => house.close())
  const { status, body, headers } = await house.ask('GET', '/attendance/E1', {
    token: await house.enrol('panitia1'),
  })
  expect([status, body, headers.get('retry-after')]).toEqual([
    503,
    { detail: 'Database sedang tidak dapat dijangkau, coba lagi sebentar' },
    '5',
  ])
})
