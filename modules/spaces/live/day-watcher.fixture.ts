import { type EventReader, readEvents } from '@balai/testing/event-reader.ts'
import type { DayChange, DayView } from './contract.ts'

/** Of a `snapshot` all fields are there, of a `change` those of a change. */
export type DayWatcher = EventReader<DayView & DayChange>

export interface Watched {
  readonly areaId: string
  readonly date?: string
  readonly token: string
  readonly lastEventId?: string
}

/** Watches an area as a browser would; on its own date of today unless told. */
export const watchDay = (url: string, { areaId, date, token, lastEventId }: Watched): Promise<DayWatcher> => {
  const query = date === undefined ? '' : `?date=${date}`
  return readEvents(`${url}/api/v1/areas/${areaId}/live${query}`, token, lastEventId)
}
