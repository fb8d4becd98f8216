import type { Tx } from '@balai/db/open-database.ts'
import { type Consumer, consume } from '@balai/events/consumer.ts'
import { AccountChanged, type AccountFacts, AccountRegistered } from '@balai/identity/contract.ts'
import type { NotifyTables } from '../tables.ts'
import { keepPerson } from './person-store.ts'
import { personOf } from './rules.ts'

/** Who can be told something; news of them may come twice, and in any order. */
export const peopleConsumers: readonly Consumer[] = [
  consume(AccountRegistered, 'notify.meet_account', hearOfPerson),
  consume(AccountChanged, 'notify.follow_account', hearOfPerson),
]

async function hearOfPerson(tx: Tx<NotifyTables>, facts: AccountFacts): Promise<void> {
  await keepPerson(tx, personOf(facts))
}
