import { openListener } from '@balai/db/listen.ts'
import { type Connection, openDatabase } from '@balai/db/open-database.ts'
import { createWorker } from '@balai/events/worker.ts'
import { noLog } from '@balai/testing/no-log.ts'
import type { AttendanceTables } from '../tables.ts'
import { importConsumers } from './consumers.ts'

/** A worker for imports that is soon missed when it is dead. */
export function createImportWorker(connection: Connection) {
  const db = openDatabase<AttendanceTables>({ connection })
  const listener = openListener(connection, () => {})
  const worker = createWorker({
    db,
    listener,
    consumers: importConsumers({ db, log: noLog, now: () => new Date() }),
    jobs: [],
    log: noLog,
    pollSeconds: 0.2,
    heartbeatSeconds: 1,
    superviseSeconds: 1,
  })
  return {
    start: () => worker.start(),
    async stop() {
      await worker.stop()
      await listener.close()
      await db.destroy()
    },
  }
}

// as a process of its own, so that a test can kill it
const [connection] = process.argv.slice(2)
if (import.meta.main && connection !== undefined) await createImportWorker(JSON.parse(connection)).start()
