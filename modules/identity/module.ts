import type { AccountPrincipal } from '@balai/contract/principal.ts'
import type { Migrations } from '@balai/db/migrate.ts'
import type { Db, Tx } from '@balai/db/open-database.ts'
import type { Consumer } from '@balai/events/consumer.ts'
import type { Job } from '@balai/events/job.ts'
import type { App } from '@balai/http/app.ts'
import { type AccountGate, type ApiKeyGate, createGuard } from '@balai/http/guard.ts'
import type { Secrets } from '@balai/http/seal.ts'
import type { Tokens } from '@balai/http/tokens.ts'
import { createMailer, type MailLog, type MailSettings } from '@balai/mail/mailer.ts'
import cookie from '@fastify/cookie'
import { createAccountGate } from './accounts/account-gate.ts'
import type { StoredAccount } from './accounts/account-store.ts'
import { accountRoutes } from './accounts/admin-routes.ts'
import { meRoutes } from './accounts/me-routes.ts'
import { registerAccount, type SelfRegistration } from './accounts/register-account.ts'
import { createApiKeyGate } from './api-keys/api-key-gate.ts'
import { apiKeyRoutes } from './api-keys/routes.ts'
import { callerAt, type HouseAction, type Subject } from './audit/acts.ts'
import { recordAct } from './audit/audit-store.ts'
import { auditRoutes } from './audit/routes.ts'
import { type BreakGlass, createBreakGlass } from './break-glass.ts'
import type { DemoPeople } from './demo/seed-demo.ts'
import { identityJobs } from './jobs.ts'
import { createPasswords } from './passwords/passwords.ts'
import { recoveryConsumers } from './recovery/consumers.ts'
import { recoveryRoutes } from './recovery/routes.ts'
import { type AccessTokenWish, issueAccessToken } from './sessions/access-token.ts'
import { authRoutes } from './sessions/auth-routes.ts'
import { type LogOutRequest, logOut } from './sessions/end-sessions.ts'
import { type LogIn, logIn } from './sessions/log-in.ts'
import { type Origin, openSession, type TokenPair } from './sessions/open-session.ts'
import { type RefreshedSession, type RefreshRequest, refreshSession } from './sessions/refresh-session.ts'
import { sessionRoutes } from './sessions/routes.ts'
import type { IdentityTables } from './tables.ts'

export const identityMigrations: Migrations = {
  schema: 'identity',
  directory: new URL('./migrations/', import.meta.url),
}

export interface IdentityDeps {
  readonly db: Db<IdentityTables>
  readonly tokens: Tokens
  readonly now: () => Date
  readonly mail: MailSettings
  readonly log: MailLog
  /** Those that `tokens` was made with: what is derived from an older one is still known. */
  readonly secrets: Secrets
  /** Where the web app is reached, for the links in letters; null where the operator has not said. */
  readonly publicUrl: string | null
  /** 900 unless told. */
  readonly accessTokenSeconds?: number
}

export interface HouseActor {
  readonly account: AccountPrincipal
  readonly address: string
}

export interface Identity {
  readonly name: 'identity'
  /** To be registered under `/api/v1`. */
  readonly routes: (app: App) => void
  readonly consumers: readonly Consumer[]
  readonly jobs: readonly Job[]
  readonly accounts: AccountGate
  readonly apiKeys: ApiKeyGate
  registerAccount(registration: SelfRegistration): Promise<StoredAccount>
  logIn(credentials: LogIn): Promise<StoredAccount>
  openSession(account: StoredAccount, origin: Origin, seconds?: number): Promise<TokenPair>
  refreshSession(request: RefreshRequest): Promise<RefreshedSession>
  logOut(request: LogOutRequest): Promise<void>
  issueAccessToken(account: StoredAccount, wish: AccessTokenWish): string
  /** Logs, in the transaction of the act itself, what an admin did by a route of the program's own. */
  audit<Tables>(tx: Tx<Tables>, by: HouseActor, action: HouseAction, subject: Subject): Promise<void>
  /** People to try the house with; at the command line nobody asks by name. Throws the conflict `demo_data_exists`. */
  seedDemo<Tables>(tx: Tx<Tables>, by: HouseActor | null): Promise<DemoPeople>
  /** For the command line. */
  readonly breakGlass: BreakGlass
}

export function createIdentity(deps: IdentityDeps): Identity {
  const { db, now, tokens, accessTokenSeconds = 900 } = deps
  const passwords = createPasswords()
  const accounts = createAccountGate({ db, now })
  const apiKeys = createApiKeyGate({ db, now })
  const guard = createGuard({ tokens, accounts, apiKeys })
  const mailer = createMailer(deps.mail, deps.log)
  const all = { ...deps, accessTokenSeconds, passwords, guard, mailer }
  return {
    name: 'identity',
    routes(app) {
      app.register(async (browser) => {
        await browser.register(cookie)
        authRoutes(browser, all)
        meRoutes(browser, all)
      })
      recoveryRoutes(app, all)
      sessionRoutes(app, all)
      accountRoutes(app, all)
      apiKeyRoutes(app, all)
      auditRoutes(app, all)
    },
    consumers: recoveryConsumers(all),
    jobs: identityJobs({ db, now }),
    accounts,
    apiKeys,
    registerAccount: (registration) => registerAccount(all, registration),
    logIn: (credentials) => logIn(all, credentials),
    openSession: (account, origin, seconds = accessTokenSeconds) =>
      openSession({ ...all, accessTokenSeconds: seconds }, account, origin),
    refreshSession: (request) => refreshSession(all, request),
    logOut: (request) => logOut(all, request),
    issueAccessToken: (account, wish) => issueAccessToken(tokens, account, wish),
    audit: (tx, by, action, subject) =>
      // @NOTE the program's transaction knows no tables; the pool is the same
      recordAct(tx as unknown as Tx<IdentityTables>, now(), {
        action,
        actor: callerAt(by.account, by.address),
        subject,
      }),
    async seedDemo(tx, by) {
      const { seedDemo } = await import('./demo/seed-demo.ts')
      // @NOTE as for `audit`
      return await seedDemo(all, tx as unknown as Tx<IdentityTables>, by)
    },
    breakGlass: createBreakGlass(all),
  }
}
