import { defineEvent } from '@balai/contract/define-event.ts'
import { openListener } from '@balai/db/listen.ts'
import { type Db, openDatabase, viewTables } from '@balai/db/open-database.ts'
import { consume } from '@balai/events/consumer.ts'
import { emit } from '@balai/events/emit.ts'
import { createWorker, type Worker } from '@balai/events/worker.ts'
import { createGuard } from '@balai/http/guard.ts'
import { createTokens } from '@balai/http/tokens.ts'
import { createIdentity } from '@balai/identity/module.ts'
import { noLog } from '@balai/testing/no-log.ts'
import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase } from '@balai/testing/test-database.ts'
import { Type } from 'typebox'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { deadLetterRoutes } from './dead-letter-routes.ts'

/** An effect that fails until somebody has mended it. */
const BellRung = defineEvent('test.bell_rung', Type.Object({ n: Type.Integer() }))
let mended = false
let effects: number[] = []
const listen = consume(
  BellRung,
  'test.listen',
  async (_tx, { n }) => {
    if (!mended) throw new Error('The bell is cracked')
    effects.push(n)
  },
  { tries: 1 },
)

let db: Db<object>
let app: TestApp
let worker: Worker
let admin: string
let close: () => Promise<void>

beforeAll(async () => {
  const database = await createTestDatabase()
  db = openDatabase<object>({ connection: database.connection })
  const listener = openListener(database.connection, () => {})
  const now = () => new Date()
  const secrets = ['a secret of at least thirty-two bytes'] as const
  const tokens = createTokens({ secrets, issuer: 'balai', now })
  const mail = { kind: 'directory', directory: '/nonexistent', from: 'Balai <balai@localhost>' } as const
  const identity = createIdentity({
    db: viewTables(db),
    tokens,
    now,
    mail,
    log: noLog,
    secrets,
    publicUrl: null,
  })
  const guard = createGuard({ tokens, ...identity })
  app = await startTestApp((api) => {
    identity.routes(api)
    deadLetterRoutes(api, { db, guard, identity })
  })
  worker = createWorker({ db, listener, consumers: [listen], jobs: [], log: noLog, pollSeconds: 1 })
  await worker.start()
  admin = await register({ username: 'wayan', role: 'admin' })
  close = async () => {
    await app.close()
    await worker.stop()
    await listener.close()
    await db.destroy()
    await database.drop()
  }
})
afterAll(() => close?.())
beforeEach(() => {
  mended = false
  effects = []
})

async function register(account: object): Promise<string> {
  const body = { password: 'turmeric-lantern-9', ...account }
  return (await app.ask('POST', '/auth/register', { body })).body.access_token
}

async function failFor(n: number): Promise<string> {
  await db.transaction().execute((tx) => emit(tx, BellRung, { n }))
  return await vi.waitFor(
    async () => {
      const { body } = await app.ask('GET', '/dead-letters', { token: admin })
      expect(body.data).toMatchObject([
        { consumer: 'test.listen', payload: { n }, error: 'The bell is cracked' },
      ])
      return body.data[0].id
    },
    { timeout: 30_000 },
  )
}

const audited = async () => (await app.ask('GET', '/audit-log', { token: admin })).body.data[0]

describe('dead letters', () => {
  it('are replayed by an admin once what they failed at is mended, and that is audited', async () => {
    const id = await failFor(1)
    mended = true
    expect((await app.ask('POST', `/dead-letters/${id}/replay`, { token: admin })).status).toBe(204)
    await vi.waitFor(() => expect(effects).toEqual([1]), { timeout: 30_000 })
    expect((await app.ask('GET', '/dead-letters', { token: admin })).body.data).toEqual([])
    expect(await audited()).toMatchObject({
      action: 'dead_letter.replayed',
      actor: { name: 'wayan' },
      subject: { id },
    })
  })

  it('are discarded for good, and a second time there is nothing', async () => {
    const id = await failFor(2)
    expect((await app.ask('DELETE', `/dead-letters/${id}`, { token: admin })).status).toBe(204)
    expect(await audited()).toMatchObject({ action: 'dead_letter.discarded', subject: { id } })
    expect((await app.ask('DELETE', `/dead-letters/${id}`, { token: admin })).body.code).toBe(
      'dead_letter_not_found',
    )
  })

  it('are for admins alone', async () => {
    const token = await register({ username: 'made' })
    expect((await app.ask('GET', '/dead-letters', { token })).status).toBe(403)
    expect((await app.ask('GET', '/dead-letters')).status).toBe(401)
  })
})
