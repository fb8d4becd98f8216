import type { NotificationView } from '@balai/notify/notifications/contract.ts'
import { otherTabs } from '../../../device/other-tabs.ts'

/** What became of somebody's notifications. */
export interface InboxNews {
  readonly accountId: string
  /** Where the stream goes on, in whichever tab. */
  readonly id: string | null
  readonly unread: number
  /** The one that came; null: some were read, or nobody knows what was missed. */
  readonly notification: NotificationView | null
}

type Hear = (news: InboxNews) => void

const tabs = otherTabs('balai-inbox')
const listeners = new Set<Hear>()

tabs.listen((message) => {
  if (isNews(message)) tellThisTab(message)
})

/** Until the signal aborts. */
export function onInboxNews(hear: Hear, signal: AbortSignal): void {
  listeners.add(hear)
  signal.addEventListener('abort', () => listeners.delete(hear))
}

/** Tells every tab of the browser, this one too. */
export function tellInboxNews(news: InboxNews): void {
  tellThisTab(news)
  tabs.tell(news)
}

function tellThisTab(news: InboxNews): void {
  for (const hear of listeners) hear(news)
}

/** A tab of another version may say what this one does not know. */
const isNews = (message: unknown): message is InboxNews =>
  typeof message === 'object' &&
  message !== null &&
  'accountId' in message &&
  'notification' in message &&
  'unread' in message &&
  typeof message.unread === 'number'
