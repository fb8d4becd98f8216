import { createTestDatabase } from '@balai/testing/test-database.ts'
import { onTestFinished, test } from 'vitest'
import { survive } from './kill-rounds.fixture.ts'

test('workers killed with -9 at random moments, 200 times: nothing is lost and nothing is doubled', async () => {
  const database = await createTestDatabase()
  onTestFinished(database.drop)
  await survive(database.connection, 200)
})
