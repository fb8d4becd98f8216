import type { Tx } from '@balai/db/open-database.ts'
import { emitAll } from '@balai/events/emit.ts'
import { listSubscribers } from '@balai/events/subscription-store.ts'
import { AccountChanged } from '../contract.ts'
import type { AccountDeps } from '../deps.ts'
import type { IdentityTables } from '../tables.ts'
import { factsOfRow } from './account-view.ts'
import { listAccountsAfter, noteListeners } from './listener-store.ts'

/**
 * Tells whoever has begun to listen of the accounts that there were before, once: what happened while nobody had
 * subscribed was thrown away, and a migration could not tell it either, because an older process beside it may still
 * move the outbox. Those who listened before hear old news, which its `revision` shows.
 */
export async function tellListeners({ db, now }: AccountDeps): Promise<void> {
  const consumers = await listSubscribers(db, AccountChanged)
  await db.transaction().execute(async (tx) => {
    const fresh = await noteListeners(tx, consumers, now())
    if (fresh.length > 0) await tellOfAll(tx)
  })
}

const batch = 1_000

async function tellOfAll(tx: Tx<IdentityTables>): Promise<void> {
  let last: string | null = null
  do {
    const accounts = await listAccountsAfter(tx, last, batch)
    await emitAll(tx, AccountChanged, accounts.map(factsOfRow))
    last = accounts.length === batch ? (accounts.at(-1)?.id ?? null) : null
  } while (last !== null)
}
