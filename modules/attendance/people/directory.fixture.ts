import type { Role } from '@balai/contract/principal.ts'
import { newId } from '@balai/db/new-id.ts'
import { emit } from '@balai/events/emit.ts'
import { createWorker } from '@balai/events/worker.ts'
import { AccountChanged, type AccountFacts, AccountRegistered } from '@balai/identity/contract.ts'
import { noLog } from '@balai/testing/no-log.ts'
import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase } from '@balai/testing/test-database.ts'
import { untilIdle } from '@balai/testing/until-idle.ts'
import { openAttendance, type TestAttendance } from '../attendance.fixture.ts'

/** The module in an installation that hosts identity too, from where the news of people comes. */
export interface Directory {
  readonly house: TestAttendance
  readonly app: TestApp
  /** Registers somebody, and waits until attendance has heard of it; with the token that they have then. */
  register(username: string, facts?: Partial<AccountFacts>): Promise<Registered>
  /** Tells what is new of somebody, and waits for nothing. */
  tell(facts: AccountFacts): Promise<void>
  /** Until attendance has heard everything. */
  settle(): Promise<void>
  close(): Promise<void>
}

export interface Registered {
  readonly facts: AccountFacts
  readonly token: string
}

export async function openDirectory(): Promise<Directory> {
  const database = await createTestDatabase({ role: 'attendance' })
  const house = openAttendance(database.connection, () => new Date())
  const { db, listener, attendance } = house
  const app = await startTestApp(house.routes)
  const { consumers } = attendance
  const worker = createWorker({ db, listener, consumers, jobs: [], log: noLog, pollSeconds: 0.2 })
  await worker.start()
  const tell = (type: typeof AccountRegistered | typeof AccountChanged, facts: AccountFacts) =>
    db.transaction().execute((tx) => emit(tx, type, facts))
  return {
    house,
    app,
    async register(username, some = {}) {
      const facts = factsOf(username, some)
      await tell(AccountRegistered, facts)
      await untilIdle(db)
      return { facts, token: house.tokenOf(username, facts.role, facts.account_id) }
    },
    tell: (facts) => tell(AccountChanged, facts),
    settle: () => untilIdle(db),
    async close() {
      await worker.stop()
      await app.close()
      await house.close()
      await database.drop()
    },
  }
}

export function factsOf(username: string, some: Partial<AccountFacts> = {}): AccountFacts {
  return {
    account_id: newId(),
    revision: 1,
    username,
    email: null,
    email_verified: false,
    first_name: '',
    last_name: '',
    name: username,
    role: 'committee' as Role,
    status: 'active',
    ...some,
  }
}
