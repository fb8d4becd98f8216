import { otherTabs } from '../device/other-tabs.ts'

/** What the tabs of one browser tell each other; the account, because a tab that slept may be about somebody else. */
export interface News {
  readonly kind: 'in' | 'out'
  readonly accountId: string
}

const tabs = otherTabs('balai-session')

export const tellTabs = (news: News): void => tabs.tell(news)

export function onNews(hear: (news: News) => void): void {
  tabs.listen((message) => {
    if (isNews(message)) hear(message)
  })
}

/** A tab of another version may say what this one does not know. */
const isNews = (message: unknown): message is News =>
  typeof message === 'object' &&
  message !== null &&
  'accountId' in message &&
  typeof message.accountId === 'string' &&
  'kind' in message &&
  (message.kind === 'in' || message.kind === 'out')

let last: Promise<unknown> = Promise.resolve()

/**
 * One request at a time about the session, in all tabs of the browser: of a log-in and a log-out under way at once the
 * cookie of whichever answers last would stay. By plain http there is no such lock; then each tab waits for itself, and the server forgives the rest.
 */
export function inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
  if (navigator.locks !== undefined) return navigator.locks.request('balai-refresh', act)
  const turn = last.then(act, act)
  last = turn
  return turn
}
