import type { DemoCast } from '@balai/contract/demo-cast.ts'
import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { Listener } from '@balai/db/listen.ts'
import type { Migrations } from '@balai/db/migrate.ts'
import type { Tx } from '@balai/db/open-database.ts'
import type { Consumer } from '@balai/events/consumer.ts'
import type { Job } from '@balai/events/job.ts'
import type { Log } from '@balai/events/log.ts'
import type { App } from '@balai/http/app.ts'
import type { CheckInList, CheckInOutcome } from './contract.ts'
import type { DemoAttendance } from './demo/seed-demo.ts'
import type { RouteDeps } from './deps.ts'
import { type CheckIn, checkIn } from './door/check-in.ts'
import { gatherScans } from './door/gather-scans.ts'
import { scanLogRoutes } from './door/log-routes.ts'
import { doorRoutes } from './door/routes.ts'
import { calendarRoutes } from './events/calendar-routes.ts'
import { crewRoutes } from './events/crew-routes.ts'
import { eventRoutes } from './events/routes.ts'
import { importConsumers } from './imports/consumers.ts'
import { importJobs } from './imports/jobs.ts'
import { importRoutes } from './imports/routes.ts'
import { attendanceRoutes } from './live/attendance-routes.ts'
import { openLiveBoards } from './live/live-boards.ts'
import { liveRoutes } from './live/live-routes.ts'
import { readAttendance, readCheckInsBy } from './live/read-attendance.ts'
import { reportRoutes } from './live/report-routes.ts'
import { peopleConsumers } from './people/consumers.ts'
import { peopleRoutes } from './people/routes.ts'
import type { AttendanceTables } from './tables.ts'
import { ticketListRoutes } from './tickets/list-routes.ts'
import { ticketRoutes } from './tickets/routes.ts'
import { ticketTypeRoutes } from './tickets/type-routes.ts'

export const attendanceMigrations: Migrations = {
  schema: 'attendance',
  directory: new URL('./migrations/', import.meta.url),
}

export interface AttendanceDeps extends RouteDeps {
  readonly listener: Listener
  readonly log: Log
  /** Whether a check-in to an event that nobody created opens a list of that name. */
  readonly openLists: boolean
  /** How long an admission can be taken back. */
  readonly undoSeconds: number
  /** The zone of events that do not say theirs. */
  readonly houseTimezone: string
  /** How often a stream is asked whether its watcher may still watch; as `openEventStream` does it unless told. */
  readonly heartbeatMs?: number
}

export interface Attendance {
  readonly name: 'attendance'
  /** To be registered under `/api/v1`. */
  readonly routes: (app: App) => void
  readonly consumers: readonly Consumer[]
  readonly jobs: readonly Job[]
  readonly checkIn: (account: AccountPrincipal, checkIn: CheckIn) => Promise<CheckInOutcome>
  /** Oldest first. Throws `not_found` and `forbidden` before there is anything to read. */
  readonly readAttendance: (account: AccountPrincipal, eventId: string) => Promise<CheckInList>
  /** Those that this account made, newest first; of all events, or of one. */
  readonly readCheckInsBy: (account: AccountPrincipal, eventId: string | null) => Promise<CheckInList>
  /** Events to try the doors with: one is over, one is on and one is next week. */
  readonly seedDemo: <Tables>(tx: Tx<Tables>, cast: DemoCast) => Promise<DemoAttendance>
}

export function createAttendance(deps: AttendanceDeps): Attendance {
  const admitOne = gatherScans(deps)
  const boards = openLiveBoards(deps)
  const streams = deps.heartbeatMs === undefined ? {} : { heartbeatMs: deps.heartbeatMs }
  return {
    name: 'attendance',
    routes(app) {
      eventRoutes(app, deps)
      calendarRoutes(app, deps)
      crewRoutes(app, deps)
      peopleRoutes(app, deps)
      ticketTypeRoutes(app, deps)
      ticketListRoutes(app, deps)
      ticketRoutes(app, deps)
      importRoutes(app, { ...deps, streams })
      doorRoutes(app, { ...deps, admitOne })
      scanLogRoutes(app, deps)
      liveRoutes(app, { ...deps, boards, streams })
      attendanceRoutes(app, deps)
      reportRoutes(app, deps)
    },
    consumers: [...peopleConsumers, ...importConsumers(deps)],
    jobs: importJobs(deps),
    checkIn: (account, request) => checkIn({ ...deps, admitOne }, account, request),
    readAttendance: (account, eventId) => readAttendance(deps, account, eventId),
    readCheckInsBy: (account, eventId) => readCheckInsBy(deps, account, eventId),
    async seedDemo(tx, cast) {
      const { seedDemo } = await import('./demo/seed-demo.ts')
      // @NOTE the program's transaction knows no tables; the pool is the same
      return await seedDemo(tx as unknown as Tx<AttendanceTables>, deps.now(), cast)
    },
  }
}
