import type { App } from '@balai/http/app.ts'
import type { Guard } from '@balai/http/guard.ts'
import { answerFastApi } from './answer-fastapi.ts'
import { addAttendanceRoutes } from './attendance-routes.ts'
import { addAuthRoutes } from './auth-routes.ts'
import type { AttendancePort, IdentityPort } from './ports.ts'
import { type Paths, refuseUnknown, speakFastApi } from './speak-fastapi.ts'
import { words } from './words.ts'

export interface TixgoSurface {
  readonly guard: Guard
  /** Null: `/auth/*` is not mounted. */
  readonly identity: IdentityPort | null
  /** Null: `/checkins` and `/attendance/*` are not mounted. */
  readonly attendance: AttendancePort | null
}

const answer = answerFastApi(words)

/**
 * TixGo's contract below a prefix: '' for its identity and attendance services on one port, '/api' for the portal in
 * front of them. Whoever makes the ports chooses which service is in this process and which at another address.
 */
export function mountTixgo(app: App, prefix: '' | '/api', surface: TixgoSurface): void {
  app.register(
    async (scope: App) => {
      speakFastApi(scope, answer)
      const { guard, identity, attendance } = surface
      if (identity !== null) {
        addAuthRoutes(scope, { guard, identity })
        refuseUnknown(scope, answer, { paths: authPaths, others: below('/auth') })
      }
      if (attendance !== null) {
        addAttendanceRoutes(scope, { guard, attendance })
        refuseUnknown(scope, answer, {
          paths: attendancePaths,
          others: [...below('/checkins'), ...below('/attendance')],
        })
      }
    },
    { prefix },
  )
}

const authPaths: Paths = {
  '/auth/register': ['POST'],
  '/auth/login': ['POST'],
  '/auth/me': ['GET'],
}
const attendancePaths: Paths = {
  '/checkins': ['GET', 'POST'],
  '/attendance/:event_id': ['GET'],
}

/** The slash by itself too, because a parameter would take the nothing after it for an id. */
const below = (root: string) => [`${root}/`, `${root}/*`]
