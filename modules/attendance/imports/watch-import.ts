import type { Listener } from '@balai/db/listen.ts'
import { oneAtATime } from '@balai/http/one-at-a-time.ts'
import type { EventStream, ServerSentEvent } from '@balai/http/sse.ts'
import type { ReadDeps } from '../deps.ts'
import { findImport, importChannel } from './import-store.ts'
import { viewImport } from './import-view.ts'

interface WatchDeps extends ReadDeps {
  readonly listener: Listener
}

/** Follows an import on a stream: a snapshot, `progress` whenever it got on, then `done` with its outcome and the end. */
export async function watchImport(
  { db, listener }: WatchDeps,
  importId: string,
  stream: EventStream,
): Promise<readonly ServerSentEvent[]> {
  const tell = oneAtATime(async () => {
    const row = await findImport(db, importId)
    if (row === null) return stream.close()
    const isOver = row.finished_at !== null
    stream.send({ event: isOver ? 'done' : 'progress', data: viewImport(row) })
    if (isOver) stream.close()
  })
  const stop = await listener.on(importChannel, (heard) => {
    if (heard === null || heard === importId) tell().catch(() => stream.close())
  })
  stream.closed.addEventListener('abort', stop)
  if (stream.closed.aborted) stop()

  const row = await findImport(db, importId)
  const data = row === null ? null : viewImport(row)
  if (row?.finished_at === null) return [{ event: 'snapshot', data }]
  stream.close()
  return ['snapshot', 'done'].map((event) => ({ event, data }))
}
