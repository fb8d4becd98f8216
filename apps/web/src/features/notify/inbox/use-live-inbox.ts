import { notifications as toasts } from '@mantine/notifications'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import type { InboxNews } from './inbox-news.ts'
import { setUnread } from './inbox-queries.ts'
import { watchInbox } from './watch-inbox.ts'

/** Keeps the count and the lists as they are on the server, and shows what cannot wait. */
export function useLiveInbox(accountId: string): void {
  const queries = useQueryClient()
  const { history } = useRouter()
  const { language } = useTranslation().i18n
  // the server words what comes in the language of the request
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language is another stream
  useEffect(() => {
    const watching = new AbortController()
    const hear = (news: InboxNews) => void take(queries, news, (path) => history.push(path))
    void watchInbox(accountId, hear, watching.signal)
    return () => watching.abort()
  }, [accountId, language, queries, history])
}

async function take(
  queries: QueryClient,
  { unread, notification }: InboxNews,
  onOpen: (path: string) => void,
): Promise<void> {
  await setUnread(queries, unread)
  if (shown.size > 0) await hideRead().catch(() => {})
  if (notification?.kind !== 'waitlist_offer') return
  shown.add(notification.id)
  const { showOffer } = await import('./show-offer.tsx')
  showOffer(notification, onOpen)
}

/** Offers whose toast may still be there. */
const shown = new Set<string>()

/** What was accepted or let pass, here or elsewhere, the house has marked as read. */
async function hideRead(): Promise<void> {
  const query = { unread: true, limit: 100 }
  const { data } = await read(api.GET('/api/v1/notifications', { params: { query } }))
  for (const id of shown) {
    if (data.some((each) => each.id === id)) continue
    toasts.hide(id)
    shown.delete(id)
  }
}
