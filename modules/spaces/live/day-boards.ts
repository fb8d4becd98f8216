import type { PlainDate } from '@balai/contract/schema.ts'
import type { Listener } from '@balai/db/listen.ts'
import type { Log } from '@balai/events/log.ts'
import type { LiveSource } from '@balai/http/live-view.ts'
import { type LiveViews, openLiveViews } from '@balai/http/live-views.ts'
import type { Deps } from '../deps.ts'
import { watchChanges } from './day-change.ts'
import { areasChannel } from './notify-areas-store.ts'
import { readDay } from './read-day.ts'
import { type DayFacts, nextTurn, viewDay } from './rules.ts'

export interface DayOfArea {
  readonly areaId: string
  readonly date: PlainDate
}

export type DayBoards = LiveViews<DayOfArea>

/** Areas on the dates on which somebody watches them. */
export const openDayBoards = (deps: Deps & { readonly log: Log; readonly listener: Listener }): DayBoards =>
  openLiveViews<DayOfArea>(deps, {
    channel: areasChannel,
    subjectOf: ({ areaId }) => areaId,
    aspectOf: ({ date }) => date,
    open: (place) => openDay(deps, place),
  })

/** Read when something was written; looked at anew when a time has come. */
function openDay(deps: Deps, { areaId, date }: DayOfArea): LiveSource {
  let facts: DayFacts | null = null
  let changeTo: ReturnType<typeof watchChanges> | null = null
  return {
    async look(isStale) {
      if (isStale || facts === null) facts = await readDay(deps, areaId, date)
      const day = viewDay(facts, deps.now())
      const change = changeTo === null ? null : changeTo(day)
      changeTo ??= watchChanges(day)
      return { snapshot: day, change }
    },
    quietMs: () => (facts === null ? longestQuietMs : msUntilTurn(facts, deps.now())),
  }
}

/** Time passes also where nothing is known to begin or end. */
const longestQuietMs = 60_000

/** A timer may come a millisecond early, and would then find nothing turned. */
function msUntilTurn(facts: DayFacts, now: Date): number {
  const turn = nextTurn(facts, now)
  if (turn === null) return longestQuietMs
  return Math.min(turn.getTime() - now.getTime() + 1, longestQuietMs)
}
