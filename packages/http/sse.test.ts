import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { AppError } from '@balai/contract/app-error.ts'
import { createBareApp } from '@balai/testing/bare-app.ts'
import { afterEach, describe, expect, it } from 'vitest'
import type { App } from './app.ts'
import {
  type EncodedEvent,
  type EventStream,
  type EventStreamOptions,
  encodeEvent,
  openEventStream,
  type ServerSentEvent,
} from './sse.ts'

const open: { app: App; client: Client | null }[] = []
afterEach(async () => {
  for (const { app, client } of open.splice(0)) {
    client?.request.destroy()
    await app.close()
  }
})

type Begin = (stream: EventStream) => Promise<readonly (ServerSentEvent | EncodedEvent)[]>

/** A server with one stream at `/live`, and the streams that it opened. */
async function serve(begin: Begin, options?: EventStreamOptions) {
  const { app, lines } = await createBareApp()
  const streams: EventStream[] = []
  app.get('/live', (request, reply) =>
    openEventStream(
      request,
      reply,
      (stream) => {
        streams.push(stream)
        return begin(stream)
      },
      options,
    ),
  )
  await app.listen({ port: 0, host: '127.0.0.1' })
  const held = { app, client: null as Client | null }
  open.push(held)
  return {
    app,
    lines,
    streams,
    async connect(path = '/live', headers: Record<string, string> = {}) {
      const client = await connectTo(`${app.listeningOrigin}${path}`, headers)
      held.client = client
      return client
    },
  }
}

interface Client {
  readonly request: ClientRequest
  readonly answer: IncomingMessage
  /** All that came so far. */
  text(): string
}

async function connectTo(url: string, headers: Record<string, string>, method = 'GET'): Promise<Client> {
  const sent = request(url, { method, headers, agent: false })
  sent.on('error', () => {})
  sent.end()
  const [answer] = (await once(sent, 'response')) as [IncomingMessage]
  let text = ''
  answer.setEncoding('utf8').on('data', (chunk) => {
    text += chunk
  })
  answer.on('error', () => {})
  return { request: sent, answer, text: () => text }
}

const snapshot = { id: '1', event: 'snapshot', data: { admitted: 3 } }

describe('an event stream', () => {
  it('begins with the snapshot, and goes on with what is sent', async () => {
    const { connect, streams } = await serve(async () => [snapshot])
    const client = await connect()
    expect(client.answer.statusCode).toBe(200)
    expect(client.answer.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-request-id': expect.any(String),
      'x-content-type-options': 'nosniff',
    })
    streams[0]?.send({ id: '2', event: 'change', data: { admitted: 4, gate: 'a\nb' } })
    await expect
      .poll(client.text)
      .toBe(
        'id: 1\nevent: snapshot\ndata: {"admitted":3}\n\nid: 2\nevent: change\ndata: {"admitted":4,"gate":"a\\nb"}\n\n',
      )
  })

  it('sends an event that was encoded before as it would have sent it', async () => {
    const { connect, streams } = await serve(async () => [encodeEvent(snapshot)])
    const client = await connect()
    streams[0]?.send(encodeEvent({ id: '2', event: 'change', data: 'é' }))
    await expect
      .poll(client.text)
      .toBe('id: 1\nevent: snapshot\ndata: {"admitted":3}\n\nid: 2\nevent: change\ndata: "é"\n\n')
  })

  it('loses nothing that happened while the snapshot was read', async () => {
    const { connect } = await serve(async (stream) => {
      stream.send({ data: 'during' })
      return [snapshot]
    })
    const client = await connect()
    await expect.poll(client.text).toBe('id: 1\nevent: snapshot\ndata: {"admitted":3}\n\ndata: "during"\n\n')
  })

  it('knows what the client has seen, from the header or the query', async () => {
    const seen: (string | null)[] = []
    const { connect } = await serve(async ({ lastEventId }) => {
      seen.push(lastEventId)
      return []
    })
    for (const [path, headers] of [
      ['/live', { 'last-event-id': '41' }],
      ['/live?last_event_id=42', {}],
      ['/live', {}],
      ['/live', { 'last-event-id': 'x'.repeat(201) }],
    ] as const) {
      ;(await connect(path, headers)).request.destroy()
    }
    expect(seen).toEqual(['41', '42', null, null])
  })

  it('answers as any other route when it cannot begin, and ends its subscription', async () => {
    const { app, streams } = await serve(async () => {
      throw new AppError('not_found', 'event_not_found', 'There is no such event.')
    })
    const answer = await app.inject('/live')
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'event_not_found'])
    expect(streams[0]?.closed.aborted).toBe(true)
    expect(app.eventStreams.size).toBe(0)
  })

  it('stays alive while nothing happens', async () => {
    const { connect } = await serve(async () => [], { heartbeatMs: 5 })
    const client = await connect()
    await expect.poll(client.text).toContain(':\n\n:\n\n')
  })

  it('ends at the next heartbeat when its client may not watch any more', async () => {
    for (const refuse of [
      async () => false,
      () => Promise.reject(new AppError('unauthenticated', 'token_expired', 'This token is over.')),
      () => Promise.reject(new Error('nobody could be asked')),
    ]) {
      let stillAllowed = async () => true
      const { connect, streams } = await serve(async () => [], {
        heartbeatMs: 5,
        stillAllowed: () => stillAllowed(),
      })
      const client = await connect()
      await expect.poll(client.text).toContain(':\n\n:\n\n')
      stillAllowed = refuse
      await once(client.answer, 'end')
      expect(streams[0]?.closed.aborted).toBe(true)
    }
  })

  it('asks one question at a time whether it may go on', async () => {
    let asked = 0
    const stillAllowed = () => {
      asked += 1
      return new Promise<boolean>(() => {})
    }
    const { connect } = await serve(async () => [], { heartbeatMs: 5, stillAllowed })
    const client = await connect()
    await expect.poll(client.text).toContain(':\n\n'.repeat(5))
    expect(asked).toBe(1)
  })

  it('ends its subscription when the client goes', async () => {
    const { app, connect, streams, lines } = await serve(async () => [snapshot])
    const client = await connect()
    client.request.destroy()
    await expect.poll(() => streams[0]?.closed.aborted).toBe(true)
    expect(app.eventStreams.size).toBe(0)
    streams[0]?.send({ data: 'to nobody' })
    await expect.poll(() => lines.filter(({ msg }) => msg === 'request').length).toBe(1)
  })

  it('ends when the server says so, after what was sent', async () => {
    const { connect, streams } = await serve(async () => [])
    const client = await connect()
    streams[0]?.send({ data: 'last' })
    streams[0]?.close()
    await once(client.answer, 'end')
    expect(client.text()).toBe('data: "last"\n\n')
    expect(streams[0]?.closed.aborted).toBe(true)
  })

  it('that is over before it began says what it had to say', async () => {
    const { connect } = await serve(async (stream) => {
      stream.send({ data: 'all' })
      stream.close()
      return [snapshot]
    })
    const client = await connect()
    await once(client.answer, 'end')
    expect(client.text()).toContain('data: "all"')
  })

  it('drops a client that does not take what it is sent, rather than keep it all', async () => {
    const { connect, streams } = await serve(async () => [], { maxBufferedBytes: 100_000 })
    const client = await connect()
    client.answer.pause()
    const data = 'x'.repeat(10_000)
    let sent = 0
    while (streams[0]?.closed.aborted === false && sent < 10_000) {
      streams[0].send({ data })
      sent += 1
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(streams[0]?.closed.aborted).toBe(true)
  })

  it('answers HEAD with its headers and no stream', async () => {
    const { app, streams } = await serve(async () => [snapshot])
    const client = await connectTo(`${app.listeningOrigin}/live`, {}, 'HEAD')
    expect(client.answer.headers['content-type']).toContain('text/event-stream')
    expect(streams[0]?.closed.aborted).toBe(true)
  })

  it('ends when the app closes', async () => {
    const { app, connect, streams } = await serve(async () => [snapshot])
    const client = await connect()
    const ended = once(client.answer, 'end')
    await app.close()
    await ended
    expect(streams[0]?.closed.aborted).toBe(true)
  })
})
