import { once } from 'node:events'
import { connect } from 'node:net'
import { createBareApp } from '@balai/testing/bare-app.ts'
import { afterAll, describe, expect, it } from 'vitest'

const { app } = await createBareApp({ requestTimeoutMs: 200 })
app.post('/echo', async ({ body }) => ({ body }))
await app.listen({ port: 0, host: '127.0.0.1' })
afterAll(() => app.close())

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
