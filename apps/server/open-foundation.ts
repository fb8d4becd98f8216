import { openListener } from '@balai/db/listen.ts'
import { type Connection, openDatabase } from '@balai/db/open-database.ts'
import { createLog } from '@balai/http/log.ts'
import { createTokens } from '@balai/http/tokens.ts'
import type { FastifyBaseLogger } from 'fastify'
import type { Config } from './config.ts'
import type { Foundation } from './host-modules.ts'
import { type Manner, openHouseDatabase, requireMigrated } from './house-database.ts'
import { createUpstreams } from './upstreams.ts'

/** What every module stands on, over the database of the house. All of it is ended by `started`, in reverse. */
export async function openFoundation(
  config: Config,
  started: AsyncDisposableStack,
  manner: Manner,
): Promise<Foundation> {
  const log = createLog({ level: config.logLevel })
  const house = started.adopt(await openHouseDatabase(config, manner, (line) => log.info(line)), (each) =>
    each.close(),
  )
  await requireMigrated(house)
  return standOn(house.connection, config, started, log)
}

/** Opens no connection by itself: the first question does. */
export function standOn(
  connection: Connection,
  config: Config,
  started: AsyncDisposableStack,
  log: FastifyBaseLogger,
): Foundation {
  const now = () => new Date()
  // the driver hangs its whole client on the error
  const warn = ({ message }: Error) => log.warn({ reason: message }, 'a database connection broke')
  const db = started.adopt(
    openDatabase<object>({ connection, poolSize: config.database.poolSize, onIdleError: warn }),
    (each) => each.destroy(),
  )
  const listener = started.adopt(openListener(connection, warn), (each) => each.close())
  const tokens = createTokens({ secrets: config.jwt.secrets, issuer: 'balai', now })
  const upstreams = started.adopt(createUpstreams(config, { now, log }), (each) => each.close())
  return { db, listener, tokens, upstreams, log, now }
}
