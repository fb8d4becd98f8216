import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { createBareApp } from '@balai/testing/bare-app.ts'
import { afterAll, describe, expect, it } from 'vitest'

const { app } = await createBareApp({ requestTimeoutMs: 200 })
app.post('/echo', async ({ body }) => ({ body }))
await app.listen({ port: 0, host: '127.0.0.1' })
afterAll(() => app.close())

async function* steadily(pieces: readonly string[], pauseMs: number) {
  for (const piece of pieces) {
    await delay(pauseMs)
    yield piece
  }
}

/** Writes these bytes on a connection, keeps it open, and gives what comes back until the server hangs up. */
async function converse(bytes: string): Promise<{ status: number; body: string }> {
  const socket = connect(Number(new URL(app.listeningOrigin).port), '127.0.0.1')
  socket.on('error', () => {})
  let heard = ''
  socket.setEncoding('utf8').on('data', (chunk) => {
    heard += chunk
  })
  socket.write(bytes)
  await once(socket, 'close')
  return { status: Number(heard.split(' ')[1]), body: heard.split('\r\n\r\n')[1] ?? '' }
}

describe('a client', () => {
  it('that never finishes its headers is hung up on: 408', async () => {
    const { status, body } = await converse('GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: ')
    expect(status).toBe(408)
    expect(JSON.parse(body)).toMatchObject({ status: 408, code: 'request_timeout', title: 'Request Timeout' })
  })

  it('that never finishes its body is hung up on', async () => {
    const head =
      'POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n'
    const { status } = await converse(`${head}{"a":`)
    expect(status).toBe(408)
  })

  it('that sends its body slowly but steadily is waited for, longer than for its headers', async () => {
    const limits = { requestTimeoutMs: 600_000, headersTimeoutMs: 100, idleTimeoutMs: 500 }
    const { app: patient } = await createBareApp(limits)
    patient.post('/echo', async ({ body }) => ({ body }))
    await patient.listen({ port: 0, host: '127.0.0.1' })
    const upload = request(`${patient.listeningOrigin}/echo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    })
    const answered = once(upload, 'response')
    const pieces = ['[', ...Array.from({ length: 12 }, () => ' '.repeat(10)), '1]']
    await pipeline(Readable.from(steadily(pieces, 50)), upload)
    const [answer] = (await answered) as [IncomingMessage]
    expect([answer.statusCode, await text(answer)]).toEqual([200, '{"body":[1]}'])
    await patient.close()
  })

  it('has ten minutes for its request, as a proxy in front of us gives it', async () => {
    const { app: usual } = await createBareApp()
    expect(usual.server).toMatchObject({ requestTimeout: 600_000, headersTimeout: 15_000, timeout: 120_000 })
    await usual.close()
  })

  it('that sends nothing for too long is hung up on, however much time its request has', async () => {
    const { app: strict } = await createBareApp({ idleTimeoutMs: 100 })
    strict.post('/echo', async ({ body }) => ({ body }))
    await strict.listen({ port: 0, host: '127.0.0.1' })
    const socket = connect(Number(new URL(strict.listeningOrigin).port), '127.0.0.1')
    socket.write(
      'POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n[1',
    )
    await once(socket, 'close')
    await strict.close()
  })

  it('that does not speak HTTP is told so: 400', async () => {
    const { status, body } = await converse('HELO mail.example.org\r\n\r\n')
    expect(status).toBe(400)
    expect(JSON.parse(body)).toMatchObject({ code: 'malformed_request', request_id: expect.any(String) })
  })

  it('that sends more headers than anybody needs is told so: 431', async () => {
    const { status, body } = await converse(
      `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`,
    )
    expect([status, JSON.parse(body).code]).toEqual([431, 'headers_too_large'])
  })

  it('that says its body has two lengths is refused: 400', async () => {
    const { status } = await converse(
      'POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}',
    )
    expect(status).toBe(400)
  })
})
