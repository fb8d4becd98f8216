import { setTimeout as delay } from 'node:timers/promises'
import { newId } from '@balai/db/new-id.ts'
import { type EncodedEvent, encodeEvent } from './sse.ts'

/** What a live view shows. */
export interface LiveSource {
  /** Never asked while it answers. `isStale`: something was written since, or this is the first look. */
  look(isStale: boolean): Promise<Look>
  /** Milliseconds after which it may look another way though nothing is written. */
  quietMs(): number
}

export interface Look {
  readonly snapshot: unknown
  /** What to tell whoever saw the look before; null when this is the first, or looks the same. */
  readonly change: unknown
}

export interface LiveView {
  /** Answers what a watcher has to be told first: the snapshot or, for one who comes back in time, what was missed. */
  watch(send: Send, lastEventId: string | null): Promise<readonly EncodedEvent[]>
  leave(send: Send): void
  /** Something was written. */
  wake(): void
}

export interface LiveLog {
  warn(details: object, message: string): void
}

interface ViewOptions {
  readonly log: LiveLog
  /** For the log. */
  readonly title: string
  /** The last watcher has left. */
  readonly onDeserted: () => void
}

type Send = (event: EncodedEvent) => void

/** At most four times a second and, when the database is slow, a tenth of the time; but never too late to be live. */
const shortestPauseMs = 250
const longestBusyPauseMs = 500
const pauseFactor = 10
const mostKept = 100

/** Looked at once for all who watch it in this process, and only while somebody does. */
export function openLiveView(source: LiveSource, { log, title, onDeserted }: ViewOptions): LiveView {
  const audience = new Set<Send>()
  const name = newId()
  /** The changes that led to the last versions, this one at the end. */
  const kept: EncodedEvent[] = []
  let version = 0
  let shown: unknown = null
  let snapshot: { readonly version: number; readonly event: EncodedEvent } | null = null
  let isStale = true
  let rouse = () => {}
  let begun: Promise<void> | null = null

  async function begin(): Promise<void> {
    await look()
    void follow()
  }

  async function follow(): Promise<void> {
    for (let tookMs = 0; ; tookMs = await refresh()) {
      await delay(pauseAfter(tookMs), undefined, { ref: false })
      await untilRoused()
      if (audience.size === 0) return
    }
  }

  async function untilRoused(): Promise<void> {
    if (isStale || audience.size === 0) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, source.quietMs()).unref()
      rouse = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  async function refresh(): Promise<number> {
    const started = performance.now()
    try {
      await look()
    } catch (error) {
      isStale = true
      log.warn({ err: error, view: title }, 'A live view could not be read; it will be tried again.')
    }
    return performance.now() - started
  }

  async function look(): Promise<void> {
    const wasStale = isStale
    isStale = false
    const { snapshot, change } = await source.look(wasStale)
    shown = snapshot
    if (change !== null) tell(change)
  }

  function tell(change: unknown): void {
    version += 1
    const event = encodeEvent({ id: idNow(), event: 'change', data: change })
    kept.push(event)
    if (kept.length > mostKept) kept.shift()
    for (const send of audience) send(event)
  }

  function catchUp(lastEventId: string | null): readonly EncodedEvent[] {
    const missed = version - versionSeen(lastEventId)
    if (missed >= 0 && missed <= kept.length) return kept.slice(kept.length - missed)
    if (snapshot?.version !== version) {
      snapshot = { version, event: encodeEvent({ id: idNow(), event: 'snapshot', data: shown }) }
    }
    return [snapshot.event]
  }

  const idNow = () => `${name}-${version}`

  /** Not a number: of another view, or of one that was open before. */
  function versionSeen(lastEventId: string | null): number {
    return lastEventId?.startsWith(`${name}-`) ? Number(lastEventId.slice(name.length + 1)) : Number.NaN
  }

  return {
    async watch(send, lastEventId) {
      audience.add(send)
      begun ??= begin()
      await begun
      return catchUp(lastEventId)
    },
    leave(send) {
      audience.delete(send)
      if (audience.size > 0) return
      onDeserted()
      rouse()
    },
    wake() {
      isStale = true
      rouse()
    },
  }
}

function pauseAfter(tookMs: number): number {
  return Math.min(Math.max(shortestPauseMs, tookMs * pauseFactor), longestBusyPauseMs)
}
