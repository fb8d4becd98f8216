import type { Tx } from '@balai/db/open-database.ts'
import { emit } from '@balai/events/emit.ts'
import type { KindName } from '../kinds/contract.ts'
import { isPast } from '../kinds/kind.ts'
import { type FactsOf, kinds } from '../kinds/kinds.ts'
import { LetterWanted } from '../letters/letter-wanted.ts'
import { readReach } from '../preferences/preference-store.ts'
import { waysOf } from '../preferences/rules.ts'
import type { NotifyTables } from '../tables.ts'
import { writeNotification } from './notification-store.ts'

export interface Telling<Name extends KindName> {
  readonly accountId: string
  readonly kind: Name
  readonly facts: FactsOf<Name>
  /** What it tells of: nobody is told twice of one event. */
  readonly eventId: string
  readonly occurredAt: Date
}

/**
 * Tells somebody by the ways that they chose, unless it helps nobody any more; letters go to verified addresses of
 * active accounts alone.
 */
export async function tell<Name extends KindName>(
  tx: Tx<NotifyTables>,
  { accountId, kind, facts, eventId, occurredAt }: Telling<Name>,
  now: Date,
): Promise<void> {
  // @NOTE facts are those of the kind, whichever it is: the compiler does not see the two together
  if (isPast<never>(kinds[kind], facts as never, now)) return
  const reach = await readReach(tx, accountId, kind)
  const ways = waysOf(kinds[kind], reach)
  if (ways.inApp) {
    const isNews = await writeNotification(tx, { accountId, eventId, kind, facts, at: now })
    if (!isNews) return
  }
  if (!ways.email || kinds[kind].letter === null || reach.status !== 'active' || reach.address === null)
    return
  await emit(tx, LetterWanted, {
    account_id: accountId,
    kind,
    facts: { ...(facts as object) },
    occurred_at: occurredAt.toISOString(),
  })
}
