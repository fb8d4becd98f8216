import type { Db } from '@balai/db/open-database.ts'
import type { Guard } from '@balai/http/guard.ts'
import type { NotifyTables } from './tables.ts'

/** To read. */
export interface ReadDeps {
  readonly db: Db<NotifyTables>
}

/** What nearly every use case needs. */
export interface Deps extends ReadDeps {
  readonly now: () => Date
}

export interface RouteDeps extends Deps {
  readonly guard: Guard
}
