import { EventSourceParserStream } from 'eventsource-parser/stream'
import { keepSight, untilSeen } from '../device/page-seen.ts'
import { authorisedFetch } from './authorised-fetch.ts'
import { offline, problemOf, toProblem } from './problem.ts'

export interface StreamEvent {
  readonly event: string
  readonly id: string | null
  readonly data: unknown
}

export type StreamState = 'connecting' | 'live' | 'waiting'

interface StreamWatcher {
  /** The id of the event after which it goes on; without, from now on. */
  readonly after?: string | null
  onEvent(event: StreamEvent): void
  onState?(state: StreamState): void
  /** A refusal (4xx) that asking again would not change; the stream has ended. */
  onRefused?(problem: Error): void
}

const patience = { first: 500, longest: 15_000 }

/**
 * The server's heart beats each 15 seconds. A network that went away in silence, as that of a notebook that slept, never
 * says so: the stream would look live for ever.
 */
const longestSilence = 40_000

/** A browser has six connections for a host over HTTP/1.1: tabs that nobody looks at must not hold them all. */
const longestUnseen = 30_000

/**
 * Server-sent events over `fetch`, because EventSource sends no Authorization. Connects again by itself, with the id of
 * the last event, until the signal aborts or the server refuses; out of sight it rests.
 */
export async function watchStream(path: string, watcher: StreamWatcher, signal: AbortSignal): Promise<void> {
  let lastId: string | null = watcher.after ?? null
  let wait = patience.first
  while (!signal.aborted) {
    await untilSeen(signal)
    const sight = keepSight(signal, longestUnseen)
    try {
      watcher.onState?.('connecting')
      const response = await openStream(path, lastId, sight.lost)
      watcher.onState?.('live')
      for await (const event of eventsOf(response)) {
        wait = patience.first
        lastId = event.id ?? lastId
        watcher.onEvent(event)
      }
    } catch (error) {
      if (signal.aborted) return
      const problem = toProblem(error)
      if (problem.status >= 400 && !problem.isPassing) {
        watcher.onRefused?.(problem)
        return
      }
    } finally {
      sight.end()
    }
    watcher.onState?.('waiting')
    if (sight.lost.aborted) continue
    await pause(wait, signal)
    wait = Math.min(wait * 2, patience.longest)
  }
}

async function openStream(path: string, lastId: string | null, signal: AbortSignal): Promise<Response> {
  const headers = { accept: 'text/event-stream', ...(lastId === null ? {} : { 'last-event-id': lastId }) }
  const response = await authorisedFetch(new Request(path, { headers, signal, cache: 'no-store' }))
  if (!response.ok) throw problemOf(response, await response.json().catch(() => null))
  return response
}

async function* eventsOf(response: Response): AsyncGenerator<StreamEvent> {
  if (response.body === null) return
  const reader = response.body
    .pipeThrough(endOfSilence())
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield { event: value.event ?? 'message', id: value.id ?? null, data: JSON.parse(value.data) }
    }
  } finally {
    // whatever ended it, the server need not go on
    await reader.cancel().catch(() => {})
  }
}

/** Ends what has been silent for too long; heartbeats count, though they are no events. */
function endOfSilence(): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const listen = (stream: TransformStreamDefaultController) => {
    clearTimeout(timer)
    timer = setTimeout(() => stream.error(offline()), longestSilence)
  }
  return new TransformStream({
    start: listen,
    transform(chunk, stream) {
      listen(stream)
      stream.enqueue(chunk)
    },
    flush: () => clearTimeout(timer),
  })
}

/** Ends early when the network is back, or nobody waits any more. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      removeEventListener('online', end)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    addEventListener('online', end)
    signal.addEventListener('abort', end)
  })
}
