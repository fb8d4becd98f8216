import type { Listener } from '@balai/db/listen.ts'
import { type LiveLog, type LiveSource, type LiveView, openLiveView } from './live-view.ts'
import type { EncodedEvent, EventStream } from './sse.ts'

export interface LiveViews<Key> {
  /** Sends what changes until the stream closes; answers what comes before that (see `LiveView.watch`). */
  watch(
    key: Key,
    stream: Pick<EventStream, 'lastEventId' | 'send' | 'closed'>,
  ): Promise<readonly EncodedEvent[]>
}

export interface LiveKind<Key> {
  /** On which NOTIFY tells what was written, by its subject. */
  readonly channel: string
  subjectOf(key: Key): string
  /** Tells the views of one subject apart; there is one unless told. */
  aspectOf?(key: Key): string
  open(key: Key): LiveSource
}

interface LiveDeps {
  readonly listener: Listener
  readonly log: LiveLog
}

/** The views of one kind that are watched in this process; what is written at any replica wakes them. */
export function openLiveViews<Key>({ listener, log }: LiveDeps, kind: LiveKind<Key>): LiveViews<Key> {
  /** Of each subject, by aspect. */
  const subjects = new Map<string, Map<string, LiveView>>()
  let listening: Promise<unknown> | null = null

  function listen(): Promise<unknown> {
    listening ??= listener.on(kind.channel, hear).catch((error) => {
      listening = null
      throw error
    })
    return listening
  }

  /** Null: notices may have been missed. */
  function hear(subject: string | null): void {
    const woken = subject === null ? [...subjects.values()] : [subjects.get(subject) ?? new Map()]
    for (const view of woken.flatMap((views) => [...views.values()])) view.wake()
  }

  function viewOf(key: Key): LiveView {
    const [subject, aspect] = [kind.subjectOf(key), kind.aspectOf?.(key) ?? '']
    const views = subjects.get(subject) ?? new Map<string, LiveView>()
    const known = views.get(aspect)
    if (known !== undefined) return known
    const onDeserted = () => {
      if (views.get(aspect) !== view) return
      views.delete(aspect)
      if (views.size === 0) subjects.delete(subject)
    }
    const title = `${kind.channel} ${subject} ${aspect}`.trimEnd()
    const view = openLiveView(kind.open(key), { log, title, onDeserted })
    subjects.set(subject, views.set(aspect, view))
    return view
  }

  return {
    async watch(key, { lastEventId, send, closed }) {
      await listen()
      if (closed.aborted) return []
      const view = viewOf(key)
      closed.addEventListener('abort', () => view.leave(send))
      return await view.watch(send, lastEventId)
    },
  }
}
