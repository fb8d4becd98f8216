import { viewTables } from '@balai/db/open-database.ts'
import { readServerVersion } from '@balai/db/server-version.ts'
import type { App } from '@balai/http/app.ts'
import { createApp } from '@balai/http/create-app.ts'
import { mountPica } from '@balai/pica/mount-pica.ts'
import { createAttendanceClient } from '@balai/portal/attendance-client.ts'
import { createIdentityClient } from '@balai/portal/identity-client.ts'
import { createLocalAttendance } from '@balai/tixgo/local-attendance.ts'
import { createLocalIdentity } from '@balai/tixgo/local-identity.ts'
import { mountTixgo } from '@balai/tixgo/mount-tixgo.ts'
import { Registry } from 'prom-client'
import type { Config } from './config.ts'
import { deadLetterRoutes } from './dead-letter-routes.ts'
import { demoRoutes } from './demo-routes.ts'
import { type Foundation, type Hosted, namesOf } from './host-modules.ts'
import { addProgramMetrics } from './program-metrics.ts'
import { isBuilt, sendPage, serveWeb } from './serve-web.ts'
import { systemRoutes } from './system-routes.ts'
import { version } from './version.ts'

type Deps = Pick<Foundation, 'db' | 'upstreams' | 'log'>

export interface Surroundings {
  /** Where a built web app lies, if it does. */
  readonly web: string
  /** Whether this process runs the worker too. */
  readonly worker: boolean
}

/** Every surface of the hosted modules, ready to listen. */
export async function buildApp(
  config: Config,
  hosted: Hosted,
  deps: Deps,
  { web, worker }: Surroundings,
): Promise<App> {
  const { db, upstreams, log } = deps
  // whoever cannot log in here has no use for it
  const servesWeb = hosted.identity !== null && isBuilt(web)
  const registry = new Registry()
  const app = await createApp({
    log,
    version,
    corsOrigins: config.http.corsOrigins,
    rateLimits: { kind: config.http.rateLimits },
    bodyLimit: config.http.bodyLimit,
    trustProxy: config.http.trustProxy,
    idempotency: { db: viewTables(db), secrets: config.jwt.secrets },
    health: async () => ({ ...introduce(hosted), upstreams: await upstreams.states() }),
    ready: { database: async () => void (await readServerVersion(db)) },
    metrics: { registry, token: config.metricsToken },
    page: servesWeb ? sendPage : null,
  })
  addProgramMetrics(registry, { db, upstreams, notify: hosted.notify })
  await app.register(
    async (api) => {
      hosted.identity?.routes(api as App)
      hosted.attendance?.routes(api as App)
      hosted.spaces?.routes(api as App)
      hosted.notify?.routes(api as App)
      hosted.care?.routes(api as App)
      deadLetterRoutes(api as App, { db, ...hosted })
      systemRoutes(api as App, { db, config, hosted, upstreams, worker })
      const { identity, attendance, spaces, guard } = hosted
      if (identity !== null && attendance !== null && spaces !== null) {
        demoRoutes(api as App, { db, guard, identity, attendance, spaces })
      }
    },
    { prefix: '/api/v1' },
  )
  mountDialects(app, config, hosted, deps)
  if (servesWeb) await serveWeb(app, web)
  else leadToDocs(app, hosted, log)
  return app
}

/** Whoever types the URL of a host without a web app is shown what can be asked. */
function leadToDocs(app: App, { identity }: Hosted, log: Deps['log']): void {
  if (identity !== null)
    log.info('the web app is not built, "npm run build" does it; until then / leads to /docs')
  app.get('/', { schema: { hide: true } }, (_request, reply) => reply.redirect('/docs'))
}

/** TixGo's clients know the two services by these names. */
function introduce(hosted: Hosted) {
  const service = hosted.identity === null ? 'attendance' : 'identity-service'
  return { status: 'ok', service, version, modules: namesOf(hosted) }
}

function mountDialects(
  app: App,
  config: Config,
  { identity, attendance, spaces, care, guard, tokens }: Hosted,
  { upstreams }: Deps,
): void {
  const localIdentity =
    identity && createLocalIdentity({ identity, guard, tokenSeconds: config.jwt.tixgoSeconds })
  const localAttendance = attendance && createLocalAttendance({ attendance })
  mountTixgo(app, '', { guard, identity: localIdentity, attendance: localAttendance })

  if (identity !== null && spaces !== null) mountPica(app, { guard, identity, spaces, care })

  const remote = upstreams
  mountTixgo(app, '/api', {
    guard,
    identity: localIdentity ?? (remote.identity && createIdentityClient({ upstream: remote.identity })),
    attendance:
      localAttendance ??
      (remote.attendance && createAttendanceClient({ upstream: remote.attendance, tokens })),
  })
}
