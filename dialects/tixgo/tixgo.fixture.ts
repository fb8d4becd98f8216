import { type AttendanceDeps, createAttendance } from '@balai/attendance/module.ts'
import { openListener } from '@balai/db/listen.ts'
import { openDatabase, viewTables } from '@balai/db/open-database.ts'
import { createWorker } from '@balai/events/worker.ts'
import type { App } from '@balai/http/app.ts'
import { createGuard } from '@balai/http/guard.ts'
import { createTokens, type Tokens } from '@balai/http/tokens.ts'
import { createIdentity } from '@balai/identity/module.ts'
import { type Ask, createClient } from '@balai/testing/api-client.ts'
import { noLog } from '@balai/testing/no-log.ts'
import { startTestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase } from '@balai/testing/test-database.ts'
import { untilIdle } from '@balai/testing/until-idle.ts'
import { createVirtualClock, type VirtualClock } from '@balai/testing/virtual-clock.ts'
import { createLocalAttendance } from './local-attendance.ts'
import { createLocalIdentity } from './local-identity.ts'
import type { TixgoSurface } from './mount-tixgo.ts'

export interface TestHouse {
  readonly url: string
  readonly ask: Ask
  readonly clock: VirtualClock
  readonly tokens: Tokens
  /** Registers with the password `rahasia`, the first of all as an admin, and logs in. */
  enrol(username: string): Promise<string>
  /** Until attendance knows everybody who has enrolled. */
  meetPeople(): Promise<void>
  close(): Promise<void>
}

const secrets = ['a secret that both sides share, 32 bytes'] as const

/** Identity and attendance as they are in one process, below `/api/v1` and below what `mount` adds. */
export async function openTestHouse(
  mount: (app: App, surface: TixgoSurface) => void,
  options: Partial<Pick<AttendanceDeps, 'openLists'>> = {},
): Promise<TestHouse> {
  const clock = createVirtualClock()
  const { now } = clock
  const database = await createTestDatabase()
  const db = openDatabase<object>({ connection: database.connection })
  const listener = openListener(database.connection, () => {})
  const tokens = createTokens({ secrets, issuer: 'balai', now })
  const identity = createIdentity({
    db: viewTables(db),
    tokens,
    now,
    secrets,
    mail: { kind: 'directory', directory: '/nonexistent', from: 'balai@localhost' },
    log: noLog,
    publicUrl: null,
  })
  const guard = createGuard({ tokens, accounts: identity.accounts, apiKeys: identity.apiKeys })
  const attendance = createAttendance({
    db: viewTables(db),
    listener,
    guard,
    log: noLog,
    now,
    openLists: true,
    undoSeconds: 300,
    houseTimezone: 'Asia/Jakarta',
    ...options,
  })
  const { app, close } = await startTestApp((api) => {
    identity.routes(api)
    attendance.routes(api)
  })
  mount(app, {
    guard,
    identity: createLocalIdentity({ identity, guard, tokenSeconds: 7_200 }),
    attendance: createLocalAttendance({ attendance }),
  })
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  let enrolled = 0

  return {
    url,
    ask: createClient(url),
    clock,
    tokens,
    async enrol(username) {
      const role = enrolled === 0 ? 'admin' : 'committee'
      enrolled += 1
      const account = await identity.registerAccount({
        username,
        password: 'rahasia',
        role,
        policy: 'contract',
        openRole: 'committee',
        by: null,
        address: '127.0.0.1',
      })
      return identity.issueAccessToken(account, { seconds: 7_200 })
    },
    async meetPeople() {
      const { consumers } = attendance
      const worker = createWorker({ db, listener, consumers, jobs: [], log: noLog, pollSeconds: 0.2 })
      await worker.start()
      await untilIdle(db)
      await worker.stop()
    },
    async close() {
      await close()
      await listener.close()
      await db.destroy()
      await database.drop()
    },
  }
}
