import { createTestDatabase } from '@balai/testing/test-database.ts'
import { expect, onTestFinished, test } from 'vitest'
import { killWorkers } from './kill-rounds.fixture.ts'

test('workers killed with -9 at random moments, 6 times: nothing is lost and nothing is doubled', async () => {
  const database = await createTestDatabase()
  onTestFinished(database.drop)

  const { emitted, one, two, sent } = await killWorkers(database.connection, 6)

  expect(one).toEqual({ effects: emitted, events: emitted })
  expect(two).toEqual({ effects: emitted, events: emitted })
  expect(sent).toBe(emitted)
}, 180_000)
