import type { Db } from '@balai/db/open-database.ts'
import type { Guard } from '@balai/http/guard.ts'
import type { Upstream } from '@balai/upstream/upstream.ts'
import type { CareTables } from './tables.ts'

/** Where recommendations come from: a MediMatch elsewhere, or the table of this house. */
export type MediMatch =
  | { readonly kind: 'remote'; readonly upstream: Upstream; readonly apiKey: string }
  | { readonly kind: 'local' }

/** To read. */
export interface ReadDeps {
  readonly db: Db<CareTables>
}

/** What nearly every use case needs. */
export interface Deps extends ReadDeps {
  readonly now: () => Date
  readonly mediMatch: MediMatch
  /** Whether the look-up is on in a house where no admin has decided yet. */
  readonly onAtFirst: boolean
}

export interface RouteDeps extends Deps {
  readonly guard: Guard
}
