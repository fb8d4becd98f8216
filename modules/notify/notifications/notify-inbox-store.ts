import type { Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { NotifyTables } from '../tables.ts'

/** Heard by every live inbox, with the account whose inbox is other than before. */
export const inboxChannel = 'notify_inbox'

export async function notifyInbox(tx: Tx<NotifyTables>, accountId: string): Promise<void> {
  await sql`select pg_notify(${inboxChannel}, ${accountId})`.execute(tx)
}
