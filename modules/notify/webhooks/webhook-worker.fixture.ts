import process from 'node:process'
import { openListener } from '@balai/db/listen.ts'
import { createWorker } from '@balai/events/worker.ts'
import { noLog } from '@balai/testing/no-log.ts'
import { webhookConsumers } from './consumers.ts'
import { webhookSweeps } from './sweeps.ts'
import { openWebhooks } from './webhooks.fixture.ts'

/** A worker as a process of its own, so that a test can kill it; it is soon missed when it is dead. */
const connection = JSON.parse(process.argv[2] ?? '')
const deps = openWebhooks(connection)
await createWorker({
  db: deps.db,
  listener: openListener(connection, () => {}),
  consumers: webhookConsumers(deps),
  jobs: [],
  sweeps: webhookSweeps(deps),
  log: noLog,
  pollSeconds: 0.2,
  heartbeatSeconds: 1,
  superviseSeconds: 1,
}).start()
process.send?.('started')
