import type { Tx } from '@balai/db/open-database.ts'
import { type Consumer, consume } from '@balai/events/consumer.ts'
import { AccountChanged, type AccountFacts, AccountRegistered } from '@balai/identity/contract.ts'
import type { SpacesTables } from '../tables.ts'
import { keepPerson } from './person-store.ts'

/** Who has an account, so that others can reserve for them; news of them may come twice, and in any order. */
export const peopleConsumers: readonly Consumer[] = [
  consume(AccountRegistered, 'spaces.meet_account', hearOfPerson),
  consume(AccountChanged, 'spaces.follow_account', hearOfPerson),
]

async function hearOfPerson(tx: Tx<SpacesTables>, facts: AccountFacts): Promise<void> {
  const { account_id, revision, username, name, role, status } = facts
  await keepPerson(tx, { account_id, revision, username: username.toLowerCase(), name, role, status })
}
