import { openDatabase } from '@balai/db/open-database.ts'
import { createTestDatabase } from '@balai/testing/test-database.ts'
import { expect, onTestFinished, test } from 'vitest'
import { stageEvent } from '../door/staged-event.fixture.ts'
import type { AttendanceTables } from '../tables.ts'
import { findEventKeys, requireEventKeys } from './event-key-store.ts'

test('hundreds of tickets of an event ask for its keys once', async () => {
  const database = await createTestDatabase({ role: 'attendance' })
  const db = openDatabase<AttendanceTables>({ connection: database.connection })
  onTestFinished(async () => {
    await db.destroy()
    await database.drop()
  })
  const { event } = await stageEvent({ db, now: () => new Date('2026-11-20T12:00:00Z') }, 0, {})
  // the keys are remembered by their event, so this is one that nobody has asked for
  const unknown = '019a9f00-0000-7000-8000-000000000000'
  let queries = 0
  const counted = db.withPlugin({
    transformQuery({ node }) {
      queries += 1
      return node
    },
    transformResult: async ({ result }) => result,
  })
  const all = await Promise.all(Array.from({ length: 500 }, () => findEventKeys(counted, unknown)))
  expect([queries, new Set(all)]).toEqual([1, new Set([null])])
  expect(await requireEventKeys(counted, event.id)).toBe(await requireEventKeys(counted, event.id))
})
