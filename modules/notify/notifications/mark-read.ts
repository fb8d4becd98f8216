import { AppError } from '@balai/contract/app-error.ts'
import type { Tx } from '@balai/db/open-database.ts'
import type { Deps } from '../deps.ts'
import type { NotifyTables } from '../tables.ts'
import type { ReadMark } from './contract.ts'
import { readInbox } from './notification-store.ts'
import { notifyInbox } from './notify-inbox-store.ts'
import { listNumbers, markNumbers, markUpTo } from './read-mark-store.ts'

/** Answers how many wait to be read then. Throws AppError `notification_not_found` and marks none. */
export async function markRead({ db, now }: Deps, accountId: string, mark: ReadMark): Promise<number> {
  return await db.transaction().execute(async (tx) => {
    const marked = await applyMark(tx, accountId, mark, now())
    if (marked > 0) await notifyInbox(tx, accountId)
    return (await readInbox(tx, accountId)).unread
  })
}

async function applyMark(tx: Tx<NotifyTables>, accountId: string, mark: ReadMark, at: Date): Promise<number> {
  const ids = 'ids' in mark ? [...new Set(mark.ids)] : [mark.up_to]
  const numbers = await listNumbers(tx, accountId, ids)
  if (numbers.length < ids.length) throw notFound()
  if ('ids' in mark) return await markNumbers(tx, accountId, numbers, at)
  return await markUpTo(tx, accountId, Math.max(...numbers), at)
}

const notFound = () =>
  new AppError('not_found', 'notification_not_found', 'There is no such notification among yours.')
