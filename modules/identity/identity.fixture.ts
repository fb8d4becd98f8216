import { type Connection, type Db, openDatabase } from '@balai/db/open-database.ts'
import type { App } from '@balai/http/app.ts'
import { createTokens, type Tokens } from '@balai/http/tokens.ts'
import type { MailSettings } from '@balai/mail/mailer.ts'
import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase } from '@balai/testing/test-database.ts'
import { createVirtualClock, type VirtualClock } from '@balai/testing/virtual-clock.ts'
import { createIdentity, type Identity } from './module.ts'
import type { IdentityTables } from './tables.ts'

export interface TestIdentity {
  readonly db: Db<IdentityTables>
  readonly identity: Identity
  readonly tokens: Tokens
  readonly routes: (app: App) => void
}

export const secrets = ['a secret of at least thirty-two bytes', 'the one before'] as const

export function openIdentity(
  connection: Connection,
  now: () => Date,
  mail: MailSettings = { kind: 'directory', directory: '/nonexistent', from: 'Balai <balai@localhost>' },
): TestIdentity {
  const db = openDatabase<IdentityTables>({ connection })
  const tokens = createTokens({ secrets, issuer: 'balai', now })
  const identity = createIdentity({
    db,
    tokens,
    now,
    mail,
    log: { info() {} },
    secrets,
    publicUrl: 'https://balai.example',
  })
  return { db, identity, tokens, routes: (app) => identity.routes(app) }
}

export interface TwoReplicas {
  readonly clock: VirtualClock
  readonly house: TestIdentity
  /** Over the same database and with the same clock. */
  readonly replica: TestIdentity
  readonly http: TestApp
  /** The replica's. */
  readonly elsewhere: TestApp
  close(): Promise<void>
}

export async function openTwoReplicas(): Promise<TwoReplicas> {
  const database = await createTestDatabase({ role: 'identity' })
  const clock = createVirtualClock()
  const house = openIdentity(database.connection, clock.now)
  const replica = openIdentity(database.connection, clock.now)
  const http = await startTestApp(house.routes)
  const elsewhere = await startTestApp(replica.routes)
  return {
    clock,
    house,
    replica,
    http,
    elsewhere,
    async close() {
      await Promise.all([http.close(), elsewhere.close(), house.db.destroy(), replica.db.destroy()])
      await database.drop()
    },
  }
}

export const password = 'kopi-tubruk-77-pagi'

/** What was told to others and not yet delivered, oldest first. */
export async function eventsTold(db: Db<IdentityTables>) {
  return await db
    .withTables<{
      'events.outbox': { id: string; event_name: string; payload: Record<string, unknown> }
    }>()
    .selectFrom('events.outbox')
    .select(['event_name', 'payload'])
    .orderBy('id')
    .execute()
}
