import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import { type AttendanceStandIn, startAttendanceStandIn } from '@balai/testing/attendance-stand-in.ts'
import { createVirtualClock } from '@balai/testing/virtual-clock.ts'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createUpstream, type Upstream } from './upstream.ts'

const secret = 'a secret that both sides share, 32 bytes'
const get = { method: 'GET', path: '/health' } as const
const post = { method: 'POST', path: '/health', body: { event_id: 'E001' } } as const

let clock: ReturnType<typeof createVirtualClock>
let standIn: AttendanceStandIn
let upstream: Upstream
const opened: Upstream[] = []

beforeEach(async () => {
  clock = createVirtualClock()
  standIn = await startAttendanceStandIn({ secret })
  upstream = open(standIn.baseUrl)
})
afterEach(async () => {
  for (const each of opened.splice(0)) each.close()
  await standIn.close()
})

function open(baseUrl: string, timeoutMs = 5_000): Upstream {
  const made = createUpstream({
    name: 'attendance',
    baseUrl,
    timeoutMs,
    now: clock.now,
    log: { warn() {} },
  })
  opened.push(made)
  return made
}

const ask = (request: typeof get | typeof post, of = upstream) =>
  of.ask(request, ({ status }) => status).catch((error: { code: string }) => error.code)

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

it('takes an answer that switches protocols for a malformed one, and does not wait for another', async () => {
  const server = createServer().on('connection', (socket) =>
    socket.end('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: telnet\r\n\r\n'),
  )
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  expect(await ask(post, open(`http://127.0.0.1:${port}`, 30_000))).toBe('upstream_failed')
}, 10_000)

describe('asking again', () => {
  it('asks a GET again after a reset, a 5xx and an answer cut short, three times in all', async () => {
    standIn.behaveOnce({ kind: 'reset' }, { kind: 'answer', status: 503 })
    expect(await ask(get)).toBe(200)
    expect(standIn.received).toHaveLength(3)
    standIn.behave({ kind: 'cut' })
    expect(await ask(get)).toBe('upstream_failed')
    expect(standIn.received).toHaveLength(6)
  })

  it('never sends a POST twice once it may have arrived', async () => {
    const impatient = open(standIn.baseUrl, 300)
    for (const kind of ['reset', 'cut', 'babble', 'hang'] as const) {
      standIn.received.length = 0
      standIn.behaveOnce({ kind })
      expect(await ask(post, kind === 'hang' ? impatient : upstream)).toBe(
        kind === 'hang' ? 'upstream_timeout' : 'upstream_failed',
      )
      expect(standIn.received).toHaveLength(1)
    }
  })

  it('sends a POST again that was refused at the door, once somebody opens', async () => {
    const port = await freePort()
    const answer = ask(post, open(`http://127.0.0.1:${port}`))
    await turn()
    await turn()
    const late = await startAttendanceStandIn({ secret, port })
    expect(await answer).toBe(401)
    expect(late.received).toHaveLength(1)
    await late.close()
  })

  it('gives up within the time limit, however often it asked', async () => {
    standIn.behaveOnce({ kind: 'reset' })
    standIn.behave({ kind: 'hang' })
    expect(await ask(get, open(standIn.baseUrl, 800))).toBe('upstream_timeout')
    expect(standIn.received).toHaveLength(2)
  })
})

describe('the breaker', () => {
  const fail = async (times: number) => {
    standIn.behave({ kind: 'reset' })
    for (let time = 0; time < times; time += 1) await ask(post)
  }

  it('spares an upstream that failed ten times in a row, and tries it once after fifteen seconds', async () => {
    await fail(10)
    expect(upstream.breakerState()).toBe('open')
    standIn.behave({ kind: 'serve' })
    expect(await ask(get)).toBe('upstream_failed')
    expect(standIn.received).toHaveLength(10)

    clock.advance(15_000)
    const [probe, other] = await Promise.all([ask(get), ask(get)])
    expect([probe, other]).toEqual([200, 'upstream_failed'])
    expect(standIn.received).toHaveLength(11)
    expect(upstream.breakerState()).toBe('closed')
    expect(await ask(get)).toBe(200)
  })

  it('counts a call that was tried three times as one failure', async () => {
    standIn.behave({ kind: 'answer', status: 500 })
    for (let time = 0; time < 9; time += 1) await ask(get)
    expect(upstream.breakerState()).toBe('closed')
    await ask(get)
    expect(upstream.breakerState()).toBe('open')
  })

  it('is not opened by refusals: the upstream that refuses is well', async () => {
    standIn.behave({ kind: 'answer', status: 404, body: {} })
    for (let time = 0; time < 12; time += 1) expect(await ask(get)).toBe(404)
    expect(upstream.breakerState()).toBe('closed')
  })
})

describe('the state for /health', () => {
  it('is asked for when nothing was heard for a second, and otherwise what the last call met', async () => {
    expect(await upstream.state()).toEqual({
      reachable: true,
      latency_ms: expect.any(Number),
      error: null,
      breaker: 'closed',
    })
    standIn.behave({ kind: 'reset' })
    await ask(post)
    const asked = standIn.received.length
    expect(await upstream.state()).toEqual({
      reachable: false,
      latency_ms: null,
      error: 'connection broken',
      breaker: 'closed',
    })
    expect(standIn.received).toHaveLength(asked)
    standIn.behave({ kind: 'serve' })
    clock.advance(1_000)
    expect(await upstream.state()).toMatchObject({ reachable: true, error: null })
  })

  it('asks once for all who want to know at the same moment', async () => {
    await Promise.all([upstream.state(), upstream.state(), upstream.state()])
    expect(standIn.received).toHaveLength(1)
  })

  it('does not go round in a circle where two services ask each other', async () => {
    const ports = [await freePort(), await freePort()] as const
    const [here, there] = ports.map((port) => open(`http://127.0.0.1:${port}`)) as [Upstream, Upstream]
    const servers = [there, here].map((other) =>
      createServer(async (_, response) => response.end(JSON.stringify(await other.state()))),
    )
    for (const [index, server] of servers.entries()) {
      await once(server.listen(ports[index], '127.0.0.1'), 'listening')
    }
    for (let round = 0; round < 2; round += 1) {
      const health = await fetch(`http://127.0.0.1:${ports[0]}/health`)
      expect(await health.json()).toMatchObject({ reachable: true, error: null })
      clock.advance(1_000)
    }
    for (const server of servers) server.close().closeAllConnections()
  })

  it.each([
    ['connection refused', async () => `http://127.0.0.1:${await freePort()}`],
    ['name not found', async () => `http://${'a'.repeat(64)}.invalid`],
    ['TLS failure', async () => standIn.baseUrl.replace('http:', 'https:')],
  ])('names the fault and never the host: %s', async (error, baseUrl) => {
    const broken = open(await baseUrl())
    expect(await ask(get, broken)).toBe('upstream_failed')
    expect(await broken.state()).toEqual({ reachable: false, latency_ms: null, error, breaker: 'closed' })
  })

  it('tells a hang and a server error apart', async () => {
    standIn.behave({ kind: 'answer', status: 500, body: 'Traceback' })
    expect(await upstream.state()).toMatchObject({ reachable: false, error: 'server error' })
    clock.advance(1_000)
    standIn.behave({ kind: 'hang' })
    expect(await upstream.state()).toMatchObject({ reachable: false, error: 'timeout' })
  })
})
