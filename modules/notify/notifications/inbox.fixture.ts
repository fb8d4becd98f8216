import type { EventType, PayloadOf } from '@balai/contract/define-event.ts'
import { newId } from '@balai/db/new-id.ts'
import { emitAll } from '@balai/events/emit.ts'
import { createWorker } from '@balai/events/worker.ts'
import { AccountChanged, type AccountFacts, AccountRegistered } from '@balai/identity/contract.ts'
import type { ReservationFacts } from '@balai/spaces/contract.ts'
import type { MailSink } from '@balai/testing/mail-sink.ts'
import { noLog } from '@balai/testing/no-log.ts'
import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase } from '@balai/testing/test-database.ts'
import { untilIdle } from '@balai/testing/until-idle.ts'
import { createVirtualClock, type VirtualClock } from '@balai/testing/virtual-clock.ts'
import { openNotify, type TestNotify } from '../notify.fixture.ts'

/** The module with a worker and a mail server, in an installation whose other modules are only heard of. */
export interface House {
  readonly house: TestNotify
  readonly app: TestApp
  readonly clock: VirtualClock
  /** Somebody with an account of whom notify has heard; active and with a verified e-mail unless told. */
  welcome(username: string, facts?: Partial<AccountFacts>): Promise<Guest>
  change(facts: AccountFacts): Promise<void>
  /** That this happened, and waits until all that follows is done. */
  happens<Type extends EventType>(type: Type, ...payloads: PayloadOf<Type>[]): Promise<void>
  settle(): Promise<void>
  lettersTo(guest: Guest): MailSink['letters']
  close(): Promise<void>
}

export interface Guest {
  readonly id: string
  readonly facts: AccountFacts
  readonly token: string
}

export async function openHouse(): Promise<House> {
  const database = await createTestDatabase({ role: 'notify' })
  const clock = createVirtualClock()
  const house = await openNotify(database.connection, clock.now)
  const { db, listener, notify } = house
  const app = await startTestApp(house.routes)
  const { consumers } = notify
  const worker = createWorker({ db, listener, consumers, jobs: [], log: noLog, pollSeconds: 0.2 })
  await worker.start()
  const happens: House['happens'] = async (type, ...payloads) => {
    await db.transaction().execute((tx) => emitAll(tx, type, payloads))
    await untilIdle(db)
  }
  return {
    house,
    app,
    clock,
    async welcome(username, some = {}) {
      const facts = accountFacts(username, some)
      await happens(AccountRegistered, facts)
      return { id: facts.account_id, facts, token: house.tokenOf(username, facts.account_id) }
    },
    change: (facts) => happens(AccountChanged, facts),
    happens,
    settle: () => untilIdle(db),
    lettersTo: ({ facts }) => house.mail.letters.filter(({ to }) => to?.[0]?.address === facts.email),
    async close() {
      await worker.stop()
      await app.close()
      await house.close()
      await database.drop()
    },
  }
}

const accountFacts = (username: string, some: Partial<AccountFacts>): AccountFacts => ({
  account_id: newId(),
  revision: 1,
  username,
  email: `${username}@warga.example`,
  email_verified: true,
  first_name: '',
  last_name: '',
  name: username,
  role: 'member',
  status: 'active',
  locale: 'en',
  ...some,
})

/** Two hours in the reading room; 09.00 to 11.00 in Jakarta. */
export const reservationOf = (
  { id }: Pick<Guest, 'id'>,
  some: Partial<ReservationFacts> = {},
): ReservationFacts => ({
  reservation_id: newId(),
  code: 'K7M2',
  area_id: newId(),
  area_name: 'Ruang Baca',
  seat_id: newId(),
  seat_number: 'A1',
  holder_id: id,
  from: '2026-11-21T02:00:00.000Z',
  to: '2026-11-21T04:00:00.000Z',
  time_zone: 'Asia/Jakarta',
  sequence: 0,
  by: 'holder',
  ...some,
})
