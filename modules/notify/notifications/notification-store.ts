import { newId } from '@balai/db/new-id.ts'
import type { Db, Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { KindName } from '../kinds/contract.ts'
import type { NotificationRow, NotifyTables } from '../tables.ts'
import { notifyInbox } from './notify-inbox-store.ts'

export interface NewNotification {
  readonly accountId: string
  readonly eventId: string
  readonly kind: KindName
  readonly facts: unknown
  readonly at: Date
}

/** False when this person was told of this event before. Others who tell the same person wait for the end of `tx`. */
export async function writeNotification(
  tx: Tx<NotifyTables>,
  { accountId, eventId, kind, facts, at }: NewNotification,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    with inbox as (
      insert into notify.inbox (account_id, last_number) values (${accountId}, 1)
      on conflict (account_id) do update set last_number = inbox.last_number + 1
      returning last_number
    )
    insert into notify.notification (id, account_id, number, event_id, kind, facts, created_at)
    select ${newId()}::uuid, ${accountId}::uuid, last_number, ${eventId}::uuid, ${kind}, ${JSON.stringify(facts)}::jsonb,
      ${at}::timestamptz
    from inbox
    on conflict on constraint notification_event_key do nothing`.execute(tx)
  if (numAffectedRows !== 1n) return false
  await notifyInbox(tx, accountId)
  return true
}

export interface InboxFilter {
  readonly accountId: string
  readonly unread: boolean
  readonly before: number | null
  readonly limit: number
}

/** Newest first. */
export async function listNotifications(
  db: Db<NotifyTables>,
  { accountId, unread, before, limit }: InboxFilter,
): Promise<NotificationRow[]> {
  let query = db.selectFrom('notify.notification').selectAll().where('account_id', '=', accountId)
  if (unread) query = query.where('read_at', 'is', null)
  if (before !== null) query = query.where('number', '<', before)
  return await query.orderBy('number', 'desc').limit(limit).execute()
}

/** Oldest first, those that came after one number until another. */
export async function listNotificationsSince(
  db: Db<NotifyTables>,
  accountId: string,
  { after, until }: { readonly after: number; readonly until: number },
): Promise<NotificationRow[]> {
  return await db
    .selectFrom('notify.notification')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('number', '>', after)
    .where('number', '<=', until)
    .orderBy('number')
    .execute()
}

/** The newest notification's number, 0 for somebody who was never told anything, and how many wait to be read. */
export async function readInbox(
  db: Db<NotifyTables>,
  accountId: string,
): Promise<{ readonly last: number; readonly unread: number }> {
  const { rows } = await sql<{ last: number; unread: number }>`
    select
      coalesce((select last_number from notify.inbox where account_id = ${accountId}), 0) as last,
      (select count(*) from notify.notification where account_id = ${accountId} and read_at is null) as unread`.execute(
    db,
  )
  return rows[0] as { last: number; unread: number }
}
