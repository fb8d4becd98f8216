import { type Connection, type Db, openDatabase } from '@balai/db/open-database.ts'
import type { App } from '@balai/http/app.ts'
import { createTestGuard, keyFor, type TestGuard } from '@balai/testing/test-guard.ts'
import type { MediMatch } from './deps.ts'
import { type Care, createCare } from './module.ts'
import type { CareTables } from './tables.ts'

export interface TestCare extends Pick<TestGuard, 'tokenOf'> {
  readonly db: Db<CareTables>
  readonly care: Care
  readonly routes: (app: App) => void
  close(): Promise<void>
}

/** These API keys are named after what they may do. */
const apiKeys = { 'care:read': keyFor('care:read'), 'events:read': keyFor('events:read') }

/** The module in a house where everybody whose token is signed has an account. */
export function openCare(
  connection: Connection,
  { mediMatch = { kind: 'local' }, onAtFirst = false }: { mediMatch?: MediMatch; onAtFirst?: boolean } = {},
): TestCare {
  const now = () => new Date()
  const db = openDatabase<CareTables>({ connection })
  const { guard, tokenOf } = createTestGuard(now, apiKeys)
  const care = createCare({ db, now, guard, mediMatch, onAtFirst })
  return {
    db,
    care,
    routes: (app) => care.routes(app),
    tokenOf,
    close: () => db.destroy(),
  }
}
