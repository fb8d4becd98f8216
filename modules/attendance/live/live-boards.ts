import type { Listener } from '@balai/db/listen.ts'
import type { ServerSentEvent } from '@balai/http/sse.ts'
import { boardsChannel } from '../door/notify-boards-store.ts'
import { type BoardDeps, type LiveBoard, openBoard } from './live-board.ts'

export interface LiveBoards {
  /** Sends what changes until `gone`; answers what comes before that (see `LiveBoard.watch`). */
  watch(
    eventId: string,
    lastEventId: string | null,
    send: (event: ServerSentEvent) => void,
    gone: AbortSignal,
  ): Promise<readonly ServerSentEvent[]>
}

/** The boards that are watched in this process; scans at any replica wake them. */
export function openLiveBoards(deps: BoardDeps & { readonly listener: Listener }): LiveBoards {
  const boards = new Map<string, LiveBoard>()
  let listening: Promise<unknown> | null = null

  function listen(): Promise<unknown> {
    listening ??= deps.listener.on(boardsChannel, hear).catch((error) => {
      listening = null
      throw error
    })
    return listening
  }

  /** Null: notices may have been missed. */
  function hear(eventId: string | null): void {
    const woken = eventId === null ? [...boards.values()] : [boards.get(eventId)]
    for (const board of woken) board?.wake()
  }

  function boardOf(eventId: string): LiveBoard {
    const known = boards.get(eventId)
    if (known !== undefined) return known
    const board = openBoard(deps, eventId, () => {
      if (boards.get(eventId) === board) boards.delete(eventId)
    })
    boards.set(eventId, board)
    return board
  }

  return {
    async watch(eventId, lastEventId, send, gone) {
      await listen()
      if (gone.aborted) return []
      const board = boardOf(eventId)
      gone.addEventListener('abort', () => board.leave(send))
      return await board.watch(send, lastEventId)
    },
  }
}
