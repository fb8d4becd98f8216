import { openListener } from '@balai/db/listen.ts'
import { type Connection, openDatabase } from '@balai/db/open-database.ts'
import { noLog } from '@balai/testing/no-log.ts'
import type { Consumer } from './consumer.ts'
import type { ThingTables } from './things.fixture.ts'
import { createWorker, type WorkerOptions } from './worker.ts'

/** A worker with a pool and a listener of its own, as in a process; impatient, so that tests need not be patient. */
export async function startWorker(
  connection: Connection,
  consumers: readonly Consumer[],
  options: Partial<WorkerOptions<ThingTables>> = {},
) {
  const db = openDatabase<ThingTables>({ connection, poolSize: 6 })
  const listener = openListener(connection, () => {})
  const worker = createWorker({
    db,
    listener,
    consumers,
    jobs: [],
    log: noLog,
    pollSeconds: 0.2,
    heartbeatSeconds: 2,
    superviseSeconds: 1,
    cronSeconds: 1,
    graceSeconds: 2,
    ...options,
  })
  await worker.start()
  return {
    async stop() {
      await worker.stop()
      await listener.close()
      await db.destroy()
    },
  }
}
