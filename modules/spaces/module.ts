import type { Blob } from '@balai/blob/blob.ts'
import type { DemoCast } from '@balai/contract/demo-cast.ts'
import type { Listener } from '@balai/db/listen.ts'
import type { Migrations } from '@balai/db/migrate.ts'
import type { Tx } from '@balai/db/open-database.ts'
import type { Consumer } from '@balai/events/consumer.ts'
import type { Job } from '@balai/events/job.ts'
import type { Log } from '@balai/events/log.ts'
import type { Sweep } from '@balai/events/sweep.ts'
import type { App } from '@balai/http/app.ts'
import type { Secrets } from '@balai/http/seal.ts'
import { areaRoutes } from './areas/area-routes.ts'
import { checkInCodeRoutes } from './areas/check-in-code-routes.ts'
import { furnishHouse } from './areas/furnish-house.ts'
import { planPictureRoutes } from './areas/plan-picture-routes.ts'
import { planRoutes } from './areas/plan-routes.ts'
import { seatRoutes } from './areas/seat-routes.ts'
import { copyRoutes } from './books/copy-routes.ts'
import { coverRoutes } from './books/cover-routes.ts'
import { loanRoutes } from './books/loan-routes.ts'
import { bookSweeps } from './books/sweeps.ts'
import { titleRoutes } from './books/title-routes.ts'
import { reservationCalendarRoutes } from './calendars/reservation-calendar-routes.ts'
import { calendarRoutes } from './calendars/routes.ts'
import type { DayReservations } from './contract.ts'
import type { DemoSpaces } from './demo/seed-demo.ts'
import type { RouteDeps } from './deps.ts'
import { hoursRoutes } from './hours/routes.ts'
import { openDayBoards } from './live/day-boards.ts'
import { liveRoutes } from './live/routes.ts'
import { peopleConsumers } from './people/consumers.ts'
import { openDayReservations } from './reservations/day-reservations.ts'
import { reservationRoutes } from './reservations/routes.ts'
import { seriesRoutes } from './reservations/series-routes.ts'
import { reservationSweeps } from './reservations/sweeps.ts'
import { visitRoutes } from './reservations/visit-routes.ts'
import type { SpacesTables } from './tables.ts'
import { waitlistRoutes } from './waitlist/routes.ts'
import { waitlistSweeps } from './waitlist/sweeps.ts'
import { watchRoutes } from './waitlist/watch-routes.ts'

export const spacesMigrations: Migrations = {
  schema: 'spaces',
  directory: new URL('./migrations/', import.meta.url),
}

export interface SpacesDeps extends RouteDeps {
  readonly listener: Listener
  readonly log: Log
  /** The zone of areas that do not say theirs. */
  readonly houseTimezone: string
  /** Where the web app is reached, for the QR on a desk and for calendars; null where the operator has not said. */
  readonly publicUrl: string | null
  readonly secrets: Secrets
  /** Pictures of plans and covers of books. */
  readonly blob: Blob
  /** How often a stream is asked whether its watcher may still watch; as `openEventStream` does it unless told. */
  readonly heartbeatMs?: number
}

export interface Spaces {
  readonly name: 'spaces'
  /** To be registered under `/api/v1`. */
  readonly routes: (app: App) => void
  readonly consumers: readonly Consumer[]
  readonly jobs: readonly Job[]
  readonly sweeps: readonly Sweep[]
  /** Whole days by the numbers of seats. */
  readonly days: DayReservations
  /** Before it serves: a fresh installation gets its first area. Safe to repeat. */
  readonly furnish: () => Promise<void>
  /** Rooms to try the seats with. */
  readonly seedDemo: <Tables>(tx: Tx<Tables>, cast: DemoCast) => Promise<DemoSpaces>
}

export function createSpaces(deps: SpacesDeps): Spaces {
  const boards = openDayBoards(deps)
  const streams = deps.heartbeatMs === undefined ? {} : { heartbeatMs: deps.heartbeatMs }
  return {
    name: 'spaces',
    routes(app) {
      areaRoutes(app, deps)
      seatRoutes(app, deps)
      checkInCodeRoutes(app, deps)
      planRoutes(app, deps)
      planPictureRoutes(app, deps)
      hoursRoutes(app, deps)
      reservationRoutes(app, deps)
      visitRoutes(app, deps)
      seriesRoutes(app, deps)
      liveRoutes(app, { ...deps, boards, streams })
      calendarRoutes(app, deps)
      reservationCalendarRoutes(app, deps)
      waitlistRoutes(app, deps)
      watchRoutes(app, deps)
      titleRoutes(app, deps)
      copyRoutes(app, deps)
      coverRoutes(app, deps)
      loanRoutes(app, deps)
    },
    consumers: [...peopleConsumers],
    jobs: [],
    sweeps: [...reservationSweeps(deps), ...waitlistSweeps(deps), ...bookSweeps(deps)],
    days: openDayReservations(deps),
    furnish: () => furnishHouse(deps),
    async seedDemo(tx, cast) {
      const { seedDemo } = await import('./demo/seed-demo.ts')
      // @NOTE the program's transaction knows no tables; the pool is the same
      return await seedDemo(tx as unknown as Tx<SpacesTables>, deps.now(), cast)
    },
  }
}
