import type { Migrations } from '@balai/db/migrate.ts'
import type { Consumer } from '@balai/events/consumer.ts'
import type { Job } from '@balai/events/job.ts'
import type { App } from '@balai/http/app.ts'
import type { MediMatch, RouteDeps } from './deps.ts'
import { recommendMedicines } from './lookups/look-up-medicines.ts'
import { recommendLocally } from './lookups/recommend-locally.ts'
import { recommendRemotely } from './lookups/recommend-remotely.ts'
import type { Recommendation } from './lookups/recommender.ts'
import { lookUpRoutes } from './lookups/routes.ts'
import { medicineRoutes } from './medicines/routes.ts'
import { settingRoutes } from './settings/routes.ts'

export type { MediMatch, Recommendation }

export const careMigrations: Migrations = {
  schema: 'care',
  directory: new URL('./migrations/', import.meta.url),
}

export type CareDeps = RouteDeps

export interface Care {
  readonly name: 'care'
  /** To be registered under `/api/v1`. */
  readonly routes: (app: App) => void
  readonly consumers: readonly Consumer[]
  readonly jobs: readonly Job[]
  /**
   * Products like the one of this name, at most `limit`. Throws AppError `care_off`, `medicine_not_found`,
   * `upstream_failed` and `upstream_timeout`.
   */
  readonly recommend: (name: string, limit: number) => Promise<Recommendation>
}

export function createCare(deps: CareDeps): Care {
  const { mediMatch } = deps
  const recommend = mediMatch.kind === 'remote' ? recommendRemotely(mediMatch) : recommendLocally(deps)
  const all = { ...deps, recommend }
  return {
    name: 'care',
    routes(app) {
      settingRoutes(app, all)
      medicineRoutes(app, all)
      lookUpRoutes(app, all)
    },
    consumers: [],
    jobs: [],
    recommend: (name, limit) => recommendMedicines(all, { kind: 'name', name }, limit),
  }
}
