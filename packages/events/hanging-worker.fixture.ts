import process from 'node:process'
import type { Connection } from '@balai/db/open-database.ts'
import { perform } from './consumer.ts'
import { startWorker } from './start-worker.fixture.ts'
import { ThingHappened } from './things.fixture.ts'

/** A worker process that tells which event it has in hand and does not let go of it. */
const connection = JSON.parse(process.argv[2] ?? '') as Connection
const hang = perform(ThingHappened, 'test.take', (_, { eventId }) => {
  process.send?.(eventId)
  return new Promise(() => {})
})
await startWorker(connection, [hang])
process.send?.('started')
