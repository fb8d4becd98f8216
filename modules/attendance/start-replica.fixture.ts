import type { Connection } from '@balai/db/open-database.ts'
import { type Replica, startReplica as start } from '@balai/testing/start-replica.ts'

export const startReplica = (connection: Connection): Promise<Replica> =>
  start(new URL('replica.fixture.ts', import.meta.url), connection)
