import { setTimeout as delay } from 'node:timers/promises'
import { newId } from '@balai/db/new-id.ts'
import type { Log } from '@balai/events/log.ts'
import type { ServerSentEvent } from '@balai/http/sse.ts'
import type { Deps } from '../deps.ts'
import { changeOf } from './board-view.ts'
import type { BoardView } from './contract.ts'
import { openBoardReader } from './read-board.ts'

export interface BoardDeps extends Deps {
  readonly log: Log
}

export interface LiveBoard {
  /** Answers what a watcher has to be told first: the snapshot or, for one who comes back in time, what was missed. */
  watch(send: Send, lastEventId: string | null): Promise<readonly ServerSentEvent[]>
  leave(send: Send): void
  /** Something may have changed. */
  wake(): void
}

type Send = (event: ServerSentEvent) => void

/** At most four times a second and, when the database is slow, a tenth of the time; but never too late to be live. */
const shortestPauseMs = 250
const longestBusyPauseMs = 500
const pauseFactor = 10
/** Nothing need be heard for minutes to pass and tickets to be issued. */
const longestPauseMs = 10_000
const mostKept = 100

/** The board of one event, read once for all who watch it in this process, and only while somebody does. */
export function openBoard(deps: BoardDeps, eventId: string, onDeserted: () => void): LiveBoard {
  const read = openBoardReader(deps, eventId)
  const audience = new Set<Send>()
  const name = newId()
  const kept: ServerSentEvent[] = []
  let version = 0
  let shown: BoardView | null = null
  let stale = false
  let rouse = () => {}
  let begun: Promise<BoardView> | null = null

  async function begin(): Promise<BoardView> {
    shown = await read()
    void follow()
    return shown
  }

  async function follow(): Promise<void> {
    for (let tookMs = 0; ; tookMs = await refresh()) {
      await delay(pauseAfter(tookMs), undefined, { ref: false })
      await untilStale()
      if (audience.size === 0) return
    }
  }

  async function untilStale(): Promise<void> {
    const roused = new Promise<void>((resolve) => {
      rouse = resolve
    })
    if (!stale) await Promise.race([roused, delay(longestPauseMs, undefined, { ref: false })])
    stale = false
  }

  async function refresh(): Promise<number> {
    const started = performance.now()
    try {
      tell(await read())
    } catch (error) {
      deps.log.warn({ err: error, eventId }, 'A live board could not be read; it will be tried again.')
    }
    return performance.now() - started
  }

  function tell(board: BoardView): void {
    const change = shown === null ? null : changeOf(shown, board)
    shown = board
    if (change === null) return
    version += 1
    const event = { id: `${name}-${version}`, event: 'change', data: change }
    kept.push(event)
    if (kept.length > mostKept) kept.shift()
    for (const send of audience) send(event)
  }

  function catchUp(board: BoardView, lastEventId: string | null): readonly ServerSentEvent[] {
    const seen = kept.findIndex(({ id }) => id === lastEventId)
    if (seen !== -1) return kept.slice(seen + 1)
    return [{ id: `${name}-${version}`, event: 'snapshot', data: board }]
  }

  return {
    async watch(send, lastEventId) {
      audience.add(send)
      begun ??= begin()
      const first = await begun
      return catchUp(shown ?? first, lastEventId)
    },
    leave(send) {
      audience.delete(send)
      if (audience.size > 0) return
      onDeserted()
      rouse()
    },
    wake() {
      stale = true
      rouse()
    },
  }
}

function pauseAfter(tookMs: number): number {
  return Math.min(Math.max(shortestPauseMs, tookMs * pauseFactor), longestBusyPauseMs)
}
