import { newId } from '@balai/db/new-id.ts'
import { emit } from '@balai/events/emit.ts'
import { createWorker } from '@balai/events/worker.ts'
import { AccountChanged, type AccountFacts, AccountRegistered } from '@balai/identity/contract.ts'
import { noLog } from '@balai/testing/no-log.ts'
import { createTestDatabase } from '@balai/testing/test-database.ts'
import { untilIdle } from '@balai/testing/until-idle.ts'
import { expect, it, onTestFinished } from 'vitest'
import { openSpaces } from '../spaces.fixture.ts'
import { findPerson } from './person-store.ts'

it('keeps the newest of what identity tells of an account', async () => {
  const database = await createTestDatabase({ role: 'spaces' })
  const { db, listener, spaces, close } = openSpaces(database.connection, () => new Date())
  const { consumers } = spaces
  const worker = createWorker({ db, listener, consumers, jobs: [], log: noLog, pollSeconds: 0.2 })
  await worker.start()
  onTestFinished(async () => {
    await worker.stop()
    await close()
    await database.drop()
  })
  const tell = async (type: typeof AccountRegistered | typeof AccountChanged, facts: AccountFacts) => {
    await db.transaction().execute((tx) => emit(tx, type, facts))
    await untilIdle(db)
  }

  await tell(AccountRegistered, ratna)
  await tell(AccountChanged, { ...ratna, name: 'Ratna Dewi', role: 'crew', revision: 3 })
  await tell(AccountChanged, { ...ratna, status: 'suspended', revision: 2 })
  expect(await findPerson(db, 'RATNA')).toEqual({
    account_id: ratna.account_id,
    revision: 3,
    username: 'ratna',
    name: 'Ratna Dewi',
    role: 'crew',
    status: 'active',
  })
  expect(await findPerson(db, 'budi')).toBeNull()
})

const ratna: AccountFacts = {
  account_id: newId(),
  revision: 1,
  username: 'Ratna',
  email: null,
  first_name: '',
  last_name: '',
  name: 'Ratna',
  role: 'member',
  status: 'active',
}
