import type { Tx } from '@balai/db/open-database.ts'
import { type Consumer, consume } from '@balai/events/consumer.ts'
import { AccountChanged, type AccountFacts, AccountRegistered } from '@balai/identity/contract.ts'
import { claimOldPosts } from '../events/crew-store.ts'
import { postHolderOf } from '../events/rules.ts'
import type { AttendanceTables } from '../tables.ts'
import { keepPerson } from './person-store.ts'
import { personOf } from './rules.ts'

/** The directory of people; news of them may come twice, and in any order. */
export const peopleConsumers: readonly Consumer[] = [
  consume(AccountRegistered, 'attendance.meet_account', hearOfPerson),
  consume(AccountChanged, 'attendance.follow_account', hearOfPerson),
]

async function hearOfPerson(tx: Tx<AttendanceTables>, facts: AccountFacts): Promise<void> {
  const { account_id: accountId, username } = facts
  if (await keepPerson(tx, personOf(facts))) await claimOldPosts(tx, postHolderOf({ accountId, username }))
}
