import type { Listener } from '@balai/db/listen.ts'
import type { Migrations } from '@balai/db/migrate.ts'
import type { Db } from '@balai/db/open-database.ts'
import type { Consumer } from '@balai/events/consumer.ts'
import type { Job } from '@balai/events/job.ts'
import type { Log } from '@balai/events/log.ts'
import type { App } from '@balai/http/app.ts'
import type { Guard } from '@balai/http/guard.ts'
import { crewRoutes } from './events/crew-routes.ts'
import { eventRoutes } from './events/routes.ts'
import { importConsumers } from './imports/consumers.ts'
import { importJobs } from './imports/jobs.ts'
import { importRoutes } from './imports/routes.ts'
import type { AttendanceTables } from './tables.ts'
import { ticketListRoutes } from './tickets/list-routes.ts'
import { ticketRoutes } from './tickets/routes.ts'
import { ticketTypeRoutes } from './tickets/type-routes.ts'

export const attendanceMigrations: Migrations = {
  schema: 'attendance',
  directory: new URL('./migrations/', import.meta.url),
}

export interface AttendanceDeps {
  readonly db: Db<AttendanceTables>
  readonly listener: Listener
  readonly guard: Guard
  readonly log: Log
  readonly now: () => Date
  /** Whether a check-in to an event that nobody created opens a list of that name. */
  readonly openLists: boolean
  /** The zone of events that do not say theirs. */
  readonly houseTimezone: string
}

export interface Attendance {
  readonly name: 'attendance'
  /** To be registered under `/api/v1`. */
  readonly routes: (app: App) => void
  readonly consumers: readonly Consumer[]
  readonly jobs: readonly Job[]
}

export function createAttendance(deps: AttendanceDeps): Attendance {
  return {
    name: 'attendance',
    routes(app) {
      eventRoutes(app, deps)
      crewRoutes(app, deps)
      ticketTypeRoutes(app, deps)
      ticketListRoutes(app, deps)
      ticketRoutes(app, deps)
      importRoutes(app, deps)
    },
    consumers: importConsumers(deps),
    jobs: importJobs(deps),
  }
}
