import type { Locale } from '@balai/contract/locale.ts'
import { oneAtATime } from '@balai/http/one-at-a-time.ts'
import type { EventStream, ServerSentEvent } from '@balai/http/sse.ts'
import type { ReadDeps } from '../deps.ts'
import type { LiveInboxes } from './live-inboxes.ts'
import { listNotificationsSince, readInbox } from './notification-store.ts'
import { viewNotification } from './notification-view.ts'

interface WatchDeps extends ReadDeps {
  readonly inboxes: LiveInboxes
}

export interface Watcher {
  readonly accountId: string
  readonly locale: Locale
}

/** Follows an inbox on a stream. Event ids are the numbers of notifications, so every replica understands them. */
export async function watchInbox(
  deps: WatchDeps,
  watcher: Watcher,
  stream: EventStream,
): Promise<readonly ServerSentEvent[]> {
  let seen: Seen = { last: numberIn(stream.lastEventId), unread: null }
  const read = async () => {
    const news = await readNews(deps, watcher, seen)
    seen = news.seen
    return news.events
  }
  const begun = Promise.withResolvers<void>()
  const tellNews = oneAtATime(async () => {
    await begun.promise
    for (const event of await read()) stream.send(event)
  })
  await deps.inboxes.watch(watcher.accountId, () => tellNews().catch(() => stream.close()), stream.closed)
  const first = await read()
  begun.resolve()
  return first
}

/** What was told on the stream so far; null: nothing that we know of. */
interface Seen {
  readonly last: number | null
  readonly unread: number | null
}

/** Whoever missed more reads the list anew. */
const mostCaughtUp = 100

async function readNews(
  { db }: ReadDeps,
  { accountId, locale }: Watcher,
  before: Seen,
): Promise<{ readonly seen: Seen; readonly events: readonly ServerSentEvent[] }> {
  const seen = await readInbox(db, accountId)
  const { last, unread } = seen
  const id = String(last)
  if (before.last === null || before.last > last || last - before.last > mostCaughtUp) {
    return { seen, events: [{ id, event: 'snapshot', data: { unread } }] }
  }
  const rows = await listNotificationsSince(db, accountId, { after: before.last, until: last })
  const notifications = rows.map((row) => ({
    id: String(row.number),
    event: 'notification',
    data: { notification: viewNotification(row, locale), unread },
  }))
  const isOld = notifications.length > 0 || unread === before.unread
  return { seen, events: isOld ? notifications : [{ id, event: 'unread', data: { unread } }] }
}

const numberIn = (lastEventId: string | null): number | null =>
  lastEventId !== null && /^\d{1,9}$/.test(lastEventId) ? Number(lastEventId) : null
