import type { NotificationView } from '@balai/notify/notifications/contract.ts'
import { watchStream } from '../../../api/event-stream.ts'
import { inOneTab } from '../../../device/one-tab.ts'
import { type InboxNews, onInboxNews, tellInboxNews } from './inbox-news.ts'

interface Told {
  readonly unread: number
  readonly notification?: NotificationView
}

/** Follows somebody's notifications while they come: one tab holds the stream, and tells the others. */
export async function watchInbox(
  accountId: string,
  onNews: (news: InboxNews) => void,
  signal: AbortSignal,
): Promise<void> {
  let after: string | null = null
  const hear = (news: InboxNews) => {
    if (news.accountId !== accountId) return
    after = news.id
    onNews(news)
  }
  const onEvent = ({ id, data }: { readonly id: string | null; readonly data: unknown }) => {
    const { unread, notification = null } = data as Told
    tellInboxNews({ accountId, id, unread, notification })
  }
  onInboxNews(hear, signal)
  await inOneTab(
    `balai-inbox-${accountId}`,
    (held) => watchStream('/api/v1/notifications/live', { after, onEvent }, held),
    signal,
  )
}
