import type { Listener } from '@balai/db/listen.ts'
import type { Log } from '@balai/events/log.ts'
import type { LiveSource } from '@balai/http/live-view.ts'
import { type LiveViews, openLiveViews } from '@balai/http/live-views.ts'
import type { Deps } from '../deps.ts'
import { boardsChannel } from '../door/notify-boards-store.ts'
import { changeOf } from './board-view.ts'
import type { BoardView } from './contract.ts'
import { openBoardReader } from './read-board.ts'

/** By the id of an event. */
export type LiveBoards = LiveViews<string>

/** The boards of events that somebody watches; scans wake them. */
export const openLiveBoards = (deps: Deps & { readonly log: Log; readonly listener: Listener }): LiveBoards =>
  openLiveViews<string>(deps, {
    channel: boardsChannel,
    subjectOf: (eventId) => eventId,
    open: (eventId) => openBoard(deps, eventId),
  })

/** Nothing need be heard for minutes to pass and tickets to be issued. */
const longestQuietMs = 10_000

function openBoard(deps: Deps, eventId: string): LiveSource {
  const read = openBoardReader(deps, eventId)
  let shown: BoardView | null = null
  return {
    async look() {
      const board = await read()
      const change = shown === null ? null : changeOf(shown, board)
      shown = board
      return { snapshot: board, change }
    },
    quietMs: () => longestQuietMs,
  }
}
