import { type EventReader, readEvents } from '@balai/testing/event-reader.ts'
import type { BoardView } from './contract.ts'

export type BoardWatcher = EventReader<BoardView>

/** Watches a live board as a browser would. */
export const watchBoard = (
  url: string,
  eventId: string,
  token: string,
  lastEventId?: string,
): Promise<BoardWatcher> => readEvents(`${url}/api/v1/events/${eventId}/live`, token, lastEventId)
