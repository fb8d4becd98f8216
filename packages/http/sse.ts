import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { toAppError } from './to-app-error.ts'

/** For the `response` of a route that answers with `openEventStream`. */
export const EventStreamAnswer = {
  description: 'Server-sent events',
  content: { 'text/event-stream': { schema: Type.String() } },
}

export interface ServerSentEvent {
  /** Comes back as Last-Event-ID when the client connects again. */
  readonly id?: string
  readonly event?: string
  /** Sent as JSON. */
  readonly data: unknown
}

/** An event as it goes over the wire: one that many streams send is written once, and lies in memory once. */
export type EncodedEvent = Buffer

export const encodeEvent = (event: ServerSentEvent): EncodedEvent => Buffer.from(encode(event))

export interface EventStream {
  /** Never waits: a client too slow to take what it is sent is dropped, and comes back with Last-Event-ID. */
  send(event: ServerSentEvent | EncodedEvent): void
  /** Ends the stream after what was sent. */
  close(): void
  /** From the header Last-Event-ID or the query `last_event_id`; null at a first visit. */
  readonly lastEventId: string | null
  /** Aborts when the client goes, the app closes or `close` is called. */
  readonly closed: AbortSignal
}

export interface EventStreamOptions {
  /** Milliseconds between comments that keep proxies from closing a quiet stream; 15,000 unless told. */
  readonly heartbeatMs?: number
  /**
   * Asked with each heartbeat, because a stream outlives the gate that its request passed. The stream goes on only for
   * a plain yes: it ends when this says no or throws. A gate can be passed again, which makes the principal new too:
   *
   *     stillAllowed: async () => {
   *       await guard.account(request)
   *       return await mayWatch(event, accountOf(request))
   *     }
   */
  readonly stillAllowed?: () => Promise<boolean>
  /** Bytes that may wait for a slow client before it is dropped; 1 MiB unless told. */
  readonly maxBufferedBytes?: number
}

/**
 * Answers with server-sent events; the handler returns what this returns.
 *
 * `begin` subscribes to changes first and then answers the snapshot (or, when lastEventId says so, what was missed):
 * changes sent while the snapshot is read are held and follow it, so that nothing is lost in between. What `begin`
 * throws is answered as any other error, and ends the subscription through `closed`.
 *
 *     openEventStream(request, reply, async (stream) => {
 *       stream.closed.addEventListener('abort', board.watch(eventId, (change) => stream.send({ data: change })))
 *       return [{ event: 'snapshot', data: await readBoard(db, eventId) }]
 *     })
 */
export async function openEventStream(
  request: Pick<FastifyRequest, 'headers' | 'query' | 'log'>,
  reply: FastifyReply,
  begin: (stream: EventStream) => Promise<readonly (ServerSentEvent | EncodedEvent)[]>,
  options: EventStreamOptions = {},
): Promise<FastifyReply> {
  const { heartbeatMs = 15_000, stillAllowed, maxBufferedBytes = 1_048_576 } = options
  const stream = createStream(reply, lastEventIdOf(request), maxBufferedBytes)
  try {
    stream.open(await begin(stream))
  } catch (error) {
    stream.close()
    throw error
  }
  const check = stillAllowed === undefined ? null : closeUnless(stillAllowed, stream, request.log)
  const heartbeat = setInterval(() => {
    stream.beat()
    check?.()
  }, heartbeatMs)
  onAbort(stream.closed, () => clearInterval(heartbeat))
  return reply
}

interface OpenableStream extends EventStream {
  /** Sends the headers, the snapshot, and what was held until now. */
  open(snapshot: readonly (ServerSentEvent | EncodedEvent)[]): void
  beat(): void
}

function createStream(
  reply: FastifyReply,
  lastEventId: string | null,
  maxBufferedBytes: number,
): OpenableStream {
  const { raw, server } = reply
  const gone = new AbortController()
  let held: (ServerSentEvent | EncodedEvent)[] | null = []

  function write(event: ServerSentEvent | EncodedEvent): void {
    raw.write(Buffer.isBuffer(event) ? event : encode(event))
    if (raw.writableLength > maxBufferedBytes) raw.destroy()
  }

  const stream: OpenableStream = {
    lastEventId,
    closed: gone.signal,
    send(event) {
      if (gone.signal.aborted) return
      if (held === null) write(event)
      else held.push(event)
    },
    beat: () => write(comment),
    open(snapshot) {
      reply.hijack()
      raw.writeHead(200, { ...reply.getHeaders(), ...headers } as Record<string, string>)
      raw.flushHeaders()
      const events = [...snapshot, ...(held ?? [])]
      held = null
      for (const event of events) write(event)
      if (raw.req.method === 'HEAD') stream.close()
      if (gone.signal.aborted) raw.end()
    },
    close() {
      if (held === null) raw.end()
      gone.abort()
    },
  }
  server.eventStreams.add(stream)
  onAbort(gone.signal, () => server.eventStreams.delete(stream))
  raw.once('close', () => gone.abort())
  return stream
}

/** One question at a time, however slow the answer is. */
function closeUnless(
  stillAllowed: () => Promise<boolean>,
  stream: EventStream,
  log: FastifyBaseLogger,
): () => void {
  let asking = false
  return async () => {
    if (asking) return
    asking = true
    try {
      if (!(await stillAllowed())) stream.close()
    } catch (err) {
      stream.close()
      if (toAppError(err) === null)
        log.error({ err }, 'an event stream ended: nobody could say whether it may go on')
    } finally {
      asking = false
    }
  }
}

/** A listener added after the abort would never hear of it. */
function onAbort(signal: AbortSignal, act: () => void): void {
  if (signal.aborted) act()
  else signal.addEventListener('abort', act, { once: true })
}

const comment: EncodedEvent = Buffer.from(':\n\n')

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // nginx would otherwise keep events back until its buffer is full.
  'x-accel-buffering': 'no',
}

const longestId = 200

function lastEventIdOf({ headers, query }: Pick<FastifyRequest, 'headers' | 'query'>): string | null {
  const id = headers['last-event-id'] ?? (query as Readonly<Record<string, unknown>>).last_event_id
  return typeof id === 'string' && id !== '' && id.length <= longestId ? id : null
}

function encode({ id, event, data }: ServerSentEvent): string {
  return `${line('id', id)}${line('event', event)}data: ${JSON.stringify(data)}\n\n`
}

/** A line break would begin another field, so there is none in an id or a name. */
const line = (field: string, value: string | undefined) =>
  value === undefined ? '' : `${field}: ${value.replace(/[\r\n\0]/g, ' ')}\n`
