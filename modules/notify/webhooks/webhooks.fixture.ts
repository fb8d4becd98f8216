import { TicketIssued } from '@balai/attendance/contract.ts'
import type { EventType, PayloadOf } from '@balai/contract/define-event.ts'
import type { ApiKeyPrincipal, Role, Scope } from '@balai/contract/principal.ts'
import { openListener } from '@balai/db/listen.ts'
import { newId } from '@balai/db/new-id.ts'
import { type Connection, type Db, openDatabase } from '@balai/db/open-database.ts'
import { emit } from '@balai/events/emit.ts'
import { createWorker } from '@balai/events/worker.ts'
import type { Secrets } from '@balai/http/seal.ts'
import { noLog } from '@balai/testing/no-log.ts'
import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase } from '@balai/testing/test-database.ts'
import { createTestGuard } from '@balai/testing/test-guard.ts'
import { untilIdle } from '@balai/testing/until-idle.ts'
import { createVirtualClock, type VirtualClock } from '@balai/testing/virtual-clock.ts'
import type { NotifyTables } from '../tables.ts'
import { webhookConsumers } from './consumers.ts'
import { webhookDeliveryRoutes } from './delivery-routes.ts'
import type { SendDeps } from './deps.ts'
import { webhookJobs } from './jobs.ts'
import { webhookRoutes } from './routes.ts'
import { createWebhookSeal } from './secrets.ts'
import { webhookSweeps } from './sweeps.ts'

export interface WebhookHouse {
  readonly ask: TestApp['ask']
  readonly db: Db<NotifyTables>
  readonly clock: VirtualClock
  /** How somebody with this role comes in, and how whoever holds a key does. */
  person(role: Role): { readonly token: string }
  holder(key: ApiKeyPrincipal): { readonly headers: Readonly<Record<string, string>> }
  /** Adds an endpoint of the house. Answers its path and its secret. */
  listen(url: string, facts?: object): Promise<{ id: string; path: string; secret: string }>
  /** Lets something happen, and waits until every consumer knows. */
  tell<Type extends EventType>(type: Type, payload: PayloadOf<Type>): Promise<void>
  /** Answers the ticket's id. */
  issueTicket(): Promise<string>
  /** Sends what is due at this moment. */
  deliver(): Promise<void>
  /** Runs the scheduled work. */
  tidy(): Promise<void>
  close(): Promise<void>
}

/** Two partners, and one whose key is for something else. */
export const kios = apiKey('Kios', 'webhooks:manage')
export const warung = apiKey('Warung', 'webhooks:manage')
export const reader = apiKey('Pembaca', 'events:read')

function apiKey(name: string, scope: Scope): ApiKeyPrincipal {
  return { kind: 'api_key', apiKeyId: newId(), name, scopes: [scope] }
}

/** Webhooks with their routes and consumers; what is due is sent when a test says so. */
export async function openWebhookHouse(options: Partial<SendDeps> = {}): Promise<WebhookHouse> {
  const database = await createTestDatabase({ role: 'notify' })
  const clock = createVirtualClock()
  const deps = openWebhooks(database.connection, { now: clock.now, ...options })
  const { db } = deps
  const { guard, tokenOf } = createTestGuard(clock.now, { Kios: kios, Warung: warung, Pembaca: reader })
  const app = await startTestApp((routes) => {
    webhookRoutes(routes, { ...deps, guard })
    webhookDeliveryRoutes(routes, { ...deps, guard })
  })
  const { ask } = app
  const listener = openListener(database.connection, () => {})
  const consumers = webhookConsumers(deps)
  const worker = createWorker({ db, listener, consumers, jobs: [], log: noLog, pollSeconds: 0.2 })
  await worker.start()

  const person = (role: Role) => ({ token: tokenOf(role, role) })
  const tell: WebhookHouse['tell'] = async (type, payload) => {
    await db.transaction().execute((tx) => emit(tx, type, payload))
    await untilIdle(db)
  }
  const never = new AbortController().signal
  return {
    ask,
    db,
    clock,
    person,
    holder: ({ name }) => ({ headers: { 'api-key': name } }),
    async listen(url, facts = {}) {
      const { body } = await ask('POST', '/webhooks', { ...person('admin'), body: { url, ...facts } })
      return { id: body.id, path: `/webhooks/${body.id}`, secret: body.secret }
    },
    tell,
    async issueTicket() {
      const ticket = ticketIssued()
      await tell(TicketIssued, ticket)
      return ticket.ticket_id
    },
    async deliver() {
      await Promise.all(webhookSweeps(deps).map(({ run }) => run(never)))
    },
    async tidy() {
      for (const { run } of webhookJobs(deps)) await run(never)
    },
    async close() {
      await worker.stop()
      await app.close()
      await listener.close()
      await db.destroy()
      await database.drop()
    },
  }
}

export const ticketIssued = () => ({
  event_id: newId(),
  ticket_id: newId(),
  holder_email: 'made@example.org',
  holder_username: 'made',
})

export const secrets: Secrets = ['a secret of at least thirty-two bytes']

export function openWebhooks(connection: Connection, options: Partial<SendDeps> = {}): SendDeps {
  return {
    db: openDatabase<NotifyTables>({ connection }),
    now: () => new Date(),
    seal: createWebhookSeal(secrets),
    log: noLog,
    privateWebhooks: true,
    webhookTimeoutMs: 500,
    ...options,
  }
}
