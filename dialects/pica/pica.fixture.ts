import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createBlob } from '@balai/blob/create-blob.ts'
import { createCare, type MediMatch } from '@balai/care/module.ts'
import type { Role, Scope } from '@balai/contract/principal.ts'
import { type Listener, openListener } from '@balai/db/listen.ts'
import { type Db, openDatabase, viewTables } from '@balai/db/open-database.ts'
import { createWorker } from '@balai/events/worker.ts'
import type { App } from '@balai/http/app.ts'
import { createGuard } from '@balai/http/guard.ts'
import type { RateLimits } from '@balai/http/rate-limits.ts'
import type { HttpTables } from '@balai/http/tables.ts'
import { createTokens, type Tokens } from '@balai/http/tokens.ts'
import { createIdentity, type Identity } from '@balai/identity/module.ts'
import { createSpaces, type Spaces } from '@balai/spaces/module.ts'
import { type Ask, createClient } from '@balai/testing/api-client.ts'
import { createBareApp } from '@balai/testing/bare-app.ts'
import { noLog } from '@balai/testing/no-log.ts'
import { createTestDatabase } from '@balai/testing/test-database.ts'
import { untilIdle } from '@balai/testing/until-idle.ts'
import { createVirtualClock, type VirtualClock } from '@balai/testing/virtual-clock.ts'
import { mountPica } from './mount-pica.ts'

export interface TestHouse {
  readonly url: string
  readonly ask: Ask
  readonly clock: VirtualClock
  readonly tokens: Tokens
  /** The token of an admin. */
  readonly warden: string
  /** What was logged so far, line by line. */
  readonly lines: readonly Record<string, unknown>[]
  /** Registers with the password `rahasia`; a member unless told. Answers a token that outlives every test. */
  enrol(username: string, role?: Role): Promise<string>
  issueKey(...scopes: Scope[]): Promise<{ readonly id: string; readonly key: string }>
  /** Until spaces knows everybody who has enrolled. */
  meetPeople(): Promise<void>
  close(): Promise<void>
}

/** Its one area, "Main hall", has the seats A1 to A9, and is open every day from 08:00 to 22:00 in Jakarta. */
export async function openTestHouse(
  options: { readonly mediMatch?: MediMatch; readonly rateLimits?: RateLimits } = {},
): Promise<TestHouse> {
  const clock = createVirtualClock()
  const { now } = clock
  const secrets = ['a secret that both sides share, 32 bytes'] as const
  const database = await createTestDatabase()
  const db = openDatabase<object>({ connection: database.connection })
  const listener = openListener(database.connection, () => {})
  const directory = await mkdtemp(join(tmpdir(), 'balai-pica-'))
  const tokens = createTokens({ secrets, issuer: 'balai', now })
  const identity = createIdentity({
    db: viewTables(db),
    tokens,
    now,
    secrets,
    mail: { kind: 'directory', directory, from: 'balai@localhost' },
    log: noLog,
    publicUrl: null,
  })
  const guard = createGuard({ tokens, accounts: identity.accounts, apiKeys: identity.apiKeys })
  const spaces = createSpaces({
    db: viewTables(db),
    listener,
    guard,
    log: noLog,
    now,
    houseTimezone: 'Asia/Jakarta',
    publicUrl: null,
    secrets,
    blob: createBlob({ kind: 'disk', directory }),
  })
  const { mediMatch = { kind: 'local' }, rateLimits = { kind: 'off' } } = options
  const care = createCare({ db: viewTables(db), guard, now, mediMatch, onAtFirst: false })
  const idempotency = { db: viewTables<HttpTables>(db), secrets }
  const { app, lines } = await createBareApp({ rateLimits, idempotency })
  await app.register(
    async (api) => {
      identity.routes(api as App)
      spaces.routes(api as App)
      care.routes(api as App)
    },
    { prefix: '/api/v1' },
  )
  mountPica(app, { guard, identity, spaces, care })
  app.get('/', (_request, reply) => reply.type('text/html').send('<!doctype html>'))
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  const ask = createClient(url)
  const enrol = createEnrolment(identity)
  const warden = await enrol('warden', 'admin')
  await furnish(ask, warden)

  return {
    url,
    ask,
    clock,
    tokens,
    warden,
    lines,
    enrol,
    async issueKey(...scopes) {
      const { body } = await ask('POST', '/api/v1/api-keys', {
        token: warden,
        body: { name: 'Partner', scopes },
      })
      return body
    },
    meetPeople: () => meet({ db, listener, spaces }),
    async close() {
      await app.close()
      await listener.close()
      await db.destroy()
      await database.drop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}

function createEnrolment(identity: Identity): TestHouse['enrol'] {
  return async (username, role = 'member') => {
    const account = await identity.registerAccount({
      username,
      password: 'rahasia',
      role,
      policy: 'contract',
      openRole: 'member',
      by: null,
      address: '127.0.0.1',
    })
    return identity.issueAccessToken(account, { seconds: 10 * 365 * 86_400 })
  }
}

async function furnish(ask: Ask, token: string): Promise<void> {
  const opening_hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    opens_minute: 480,
    closes_minute: 1_320,
  }))
  const area = { name: 'Main hall', kind: 'coworking', opening_hours }
  const { body } = await ask('POST', '/api/v1/areas', { token, body: area })
  for (let number = 1; number <= 9; number += 1) {
    const seat = { number: `A${number}`, plan_column: number - 1 }
    await ask('POST', `/api/v1/areas/${body.id}/seats`, { token, body: seat })
  }
}

interface Meeting {
  readonly db: Db<object>
  readonly listener: Listener
  readonly spaces: Spaces
}

async function meet({ db, listener, spaces: { consumers } }: Meeting): Promise<void> {
  const worker = createWorker({ db, listener, consumers, jobs: [], log: noLog, pollSeconds: 0.2 })
  await worker.start()
  await untilIdle(db)
  await worker.stop()
}
