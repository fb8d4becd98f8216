import { answerErrors } from '@balai/http/answer-errors.ts'
import type { App } from '@balai/http/app.ts'
import type { Guard } from '@balai/http/guard.ts'
import { answerTixgo } from './answer-tixgo.ts'
import { addAttendanceRoutes } from './attendance-routes.ts'
import { addAuthRoutes } from './auth-routes.ts'
import { fromAjv, missingBody, unprocessable } from './fastapi-errors.ts'
import type { AttendancePort, IdentityPort } from './ports.ts'
import { refuseUnknown } from './refuse-unknown.ts'

export interface TixgoSurface {
  readonly guard: Guard
  /** Null: `/auth/*` is not mounted. */
  readonly identity: IdentityPort | null
  /** Null: `/checkins` and `/attendance/*` are not mounted. */
  readonly attendance: AttendancePort | null
}

/**
 * TixGo's contract below a prefix: '' for its identity and attendance services on one port, '/api' for the portal in
 * front of them. Whoever makes the ports chooses which service is in this process and which at another address.
 */
export function mountTixgo(app: App, prefix: '' | '/api', surface: TixgoSurface): void {
  app.register(
    async (scope: App) => {
      answerErrors(scope, answerTixgo)
      scope.setSchemaErrorFormatter(fromAjv)
      scope.addHook('preValidation', async ({ routeOptions, body }) => {
        if (routeOptions.schema?.body !== undefined && (body ?? null) === null)
          throw unprocessable([missingBody])
      })
      const { guard, identity, attendance } = surface
      if (identity !== null) addAuthRoutes(scope, { guard, identity })
      if (attendance !== null) addAttendanceRoutes(scope, { guard, attendance })
      refuseUnknown(scope, { auth: identity !== null, attendance: attendance !== null })
    },
    { prefix },
  )
}
