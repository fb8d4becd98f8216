import type { Care } from '@balai/care/module.ts'
import type { App } from '@balai/http/app.ts'
import type { Guard } from '@balai/http/guard.ts'
import type { Spaces } from '@balai/spaces/module.ts'
import { answerFastApi } from '@balai/tixgo/answer-fastapi.ts'
import { type Paths, refuseUnknown, speakFastApi } from '@balai/tixgo/speak-fastapi.ts'
import { addAuthRoutes, type PicaIdentity } from './auth-routes.ts'
import { createGates } from './gates.ts'
import { addRecommendRoute } from './recommend-route.ts'
import { addReservationRoutes } from './reservation-routes.ts'
import { addWelcomeRoutes, welcomePrograms } from './welcome-routes.ts'
import { words } from './words.ts'

export interface PicaDeps {
  readonly guard: Guard
  readonly identity: PicaIdentity
  readonly spaces: Pick<Spaces, 'days'>
  /** Null where this house has no medicine look-up. */
  readonly care: Pick<Care, 'recommend'> | null
}

const answer = answerFastApi(words)

/** The wire contract of Pica's coworking space, on `/api/public` and `/api/secure`. Before whoever serves `/`. */
export function mountPica(app: App, { guard, identity, spaces, care }: PicaDeps): void {
  welcomePrograms(app)
  app.register(async (scope: App) => {
    speakFastApi(scope, answer)
    const gates = createGates(guard)
    addWelcomeRoutes(scope, gates)
    addAuthRoutes(scope, identity)
    addReservationRoutes(scope, { days: spaces.days, gates })
    addRecommendRoute(scope, { care, gates })
    refuseUnknown(scope, answer, { paths, others: ['/api/public/*', '/api/secure/*'] })
  })
}

const paths: Paths = {
  '/api/public/': ['GET'],
  '/api/public/register': ['POST'],
  '/api/public/login': ['POST'],
  '/api/secure/': ['GET'],
  '/api/secure/register': ['POST'],
  '/api/secure/login': ['POST'],
  '/api/secure/reservations': ['GET', 'POST'],
  '/api/secure/reservations/:id': ['DELETE'],
  '/api/secure/reservations/check-availability': ['GET'],
  '/api/secure/my-reservations': ['GET'],
  '/api/secure/seats': ['GET'],
  '/api/secure/recommend-drugs': ['POST'],
  '/api/v1/public/': ['GET'],
  '/api/v1/secure/': ['GET'],
}
