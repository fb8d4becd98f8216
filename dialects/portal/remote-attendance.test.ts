import type { AccountPrincipal } from '@balai/contract/principal.ts'
import { createGuard } from '@balai/http/guard.ts'
import { createTokens } from '@balai/http/tokens.ts'
import { type AttendanceStandIn, startAttendanceStandIn } from '@balai/testing/attendance-stand-in.ts'
import type { Behaviour } from '@balai/testing/stand-in.ts'
import { startTestApp } from '@balai/testing/test-app.ts'
import { createVirtualClock } from '@balai/testing/virtual-clock.ts'
import { mountTixgo } from '@balai/tixgo/mount-tixgo.ts'
import { createUpstream } from '@balai/upstream/upstream.ts'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAttendanceClient } from './attendance-client.ts'
import { trustingAccountGate } from './trusting-account-gate.ts'

const secret = 'a secret that both sides share, 32 bytes'
const tokens = createTokens({ secrets: [secret], issuer: 'balai', now: () => new Date() })
const bearer = `Bearer ${tokens.sign({ sub: 'petugas1', role: 'committee', uid: 'ours', sid: 'ours' }, 60)}`

const petugas: AccountPrincipal = {
  kind: 'account',
  accountId: null,
  username: 'petugas1',
  role: 'committee',
  name: 'petugas1',
  sessionId: null,
}
let standIn: AttendanceStandIn
let portal: Awaited<ReturnType<typeof startPortal>>
const clock = createVirtualClock()

async function startPortal(baseUrl: string, timeoutMs = 10_000) {
  const upstream = createUpstream({
    name: 'attendance',
    baseUrl,
    timeoutMs,
    now: clock.now,
    log: { warn() {} },
    maxAnswerBytes: 1_000_000,
  })
  const { app, close } = await startTestApp(() => {})
  const guard = createGuard({ tokens, accounts: trustingAccountGate, apiKeys: { admit: async () => null } })
  const attendance = createAttendanceClient({ upstream, tokens })
  mountTixgo(app, '/api', { guard, identity: null, attendance })
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  return { url, attendance, close: () => close().then(() => upstream.close()) }
}

beforeAll(async () => {
  standIn = await startAttendanceStandIn({ secret })
})
afterAll(() => standIn.close())
beforeEach(async () => {
  portal = await startPortal(standIn.baseUrl)
  standIn.behave({ kind: 'serve' })
  standIn.received.length = 0
})
afterEach(() => portal.close())

async function call(path: string, body?: object) {
  const response = await fetch(portal.url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: bearer, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
const checkIn = (ticket_id: string) => call('/api/checkins', { event_id: 'E001', ticket_id })

describe('the portal over an attendance service elsewhere', () => {
  it('checks in, and passes on that a ticket is in already', async () => {
    const first = await checkIn('T001')
    expect(first).toEqual({
      status: 201,
      body: {
        status: 'checked_in',
        record: {
          event_id: 'E001',
          ticket_id: 'T001',
          checked_in_by: 'petugas1',
          checked_in_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/),
        },
      },
    })
    expect(await checkIn('T001')).toEqual({ status: 400, body: { detail: 'Ticket sudah pernah check-in' } })
    expect(await call('/api/attendance/E001')).toEqual({
      status: 200,
      body: { event_id: 'E001', total_checked_in: 1, records: [first.body.record] },
    })
  })

  it('shows the upstream a short-lived token of its own for the caller, and nothing of the browser’s', async () => {
    await call('/api/attendance/E001')
    const shown = standIn.received[0]?.authorization ?? ''
    expect(shown).not.toBe(bearer)
    const claims = tokens.verify(shown.replace('Bearer ', ''))
    expect(claims).toEqual({
      sub: 'petugas1',
      role: 'committee',
      iss: 'balai',
      iat: expect.any(Number),
      exp: expect.any(Number),
    })
    expect(claims.exp - (claims.iat ?? 0)).toBeLessThanOrEqual(300)
  })

  it.each(['a/b', 'a?b', 'a#b', '..', '.', 'a%2Fb', '%', 'pesta raya', 'ñ🎟️', '+'])(
    'asks for the event %s and no other path',
    async (id) => {
      // not over HTTP: fetch would resolve the dots away before they leave
      await portal.attendance.readAttendance(petugas, id)
      const [asked] = standIn.received
      expect(asked?.url).toMatch(/^\/attendance\/[^/?#.]+$/)
      expect(decodeURIComponent(asked?.url ?? '')).toBe(`/attendance/${id}`)
    },
  )

  it('says so when the upstream does not list the check-ins of a user', async () => {
    for (const status of [404, 405]) {
      standIn.behaveOnce({ kind: 'answer', status, body: { detail: 'Not Found' } })
      expect(await call('/api/checkins?event_id=E001')).toEqual({
        status: 200,
        body: { user_id: 'petugas1', total: 0, records: [], message: expect.stringContaining('not support') },
      })
    }
    expect(standIn.received[0]?.url).toBe('/checkins?event_id=E001')
  })

  it('passes on the check-ins of a user where the upstream lists them, and only what is documented', async () => {
    const own = { user_id: 'petugas1', total: 1, records: [{ ...record, secret: 'x' }], trace: 'y' }
    standIn.behaveOnce({ kind: 'answer', status: 200, body: own })
    expect(await call('/api/checkins')).toEqual({
      status: 200,
      body: { user_id: 'petugas1', total: 1, records: [record] },
    })
    expect(standIn.received[0]?.url).toBe('/checkins')
  })

  it('keeps what it does not pass on from strangers: without a token nothing is asked', async () => {
    const response = await fetch(`${portal.url}/api/attendance/E001`)
    expect([response.status, await response.json()]).toEqual([
      401,
      { detail: 'Missing Authorization header' },
    ])
    expect(standIn.received).toEqual([])
  })
})

const failed = 'The attendance service cannot be reached just now.'
const refused = 'The attendance service refused this in an unexpected way.'
const tooLate = 'The attendance service did not answer in time.'
const at = '2026-01-03T13:25:53.415880+00:00'
const record = { event_id: 'E001', ticket_id: 'T1', checked_in_by: 'petugas1', checked_in_at: at }
const listOf = (change: object) => ({
  event_id: 'E001',
  total_checked_in: 1,
  records: [{ ...record, ...change }],
  status: 'checked_in',
  record: { ...record, ...change },
})
const answer = (status: number, body?: unknown, headers?: Record<string, string>): Behaviour => ({
  kind: 'answer',
  status,
  ...(body !== undefined && { body }),
  ...(headers !== undefined && { headers }),
})

const faults: readonly (readonly [name: string, behaviour: Behaviour, status: number, detail: unknown])[] = [
  ['401', answer(401, { detail: 'Token invalid at attendance.internal' }), 401, 'Invalid or expired token'],
  ['403', answer(403, { detail: 'attendance.internal' }), 403, 'Not crew of this event'],
  ['404', answer(404, { detail: 'no row in attendance.internal' }), 404, 'Event or ticket not found'],
  [
    '400 with a detail',
    answer(400, { detail: 'Ticket sudah pernah check-in' }),
    400,
    'Ticket sudah pernah check-in',
  ],
  ['400 without a detail', answer(400, { error: 'x' }), 502, failed],
  ['418, which nobody agreed on', answer(418, { detail: 'attendance.internal' }), 502, refused],
  ['422, which nobody agreed on', answer(422, { detail: [] }), 502, refused],
  ['429, which nobody agreed on', answer(429, { detail: 'slow down' }), 502, refused],
  ['a redirect', answer(302, '', { location: 'http://169.254.169.254/' }), 502, refused],
  ['500', answer(500, 'Traceback: /srv/app/main.py'), 502, failed],
  ['503', answer(503, { detail: 'down' }), 502, failed],
  ['JSON cut short', answer(200, '{"event_id":"E001"'), 502, failed],
  ['HTML', answer(200, '<html>', { 'content-type': 'text/html' }), 502, failed],
  ['no body', answer(204), 502, failed],
  [
    'JSON of another shape',
    answer(200, { event_id: 'E001', total_checked_in: '1', records: [] }),
    502,
    failed,
  ],
  ['a time that is none', answer(200, listOf({ checked_in_at: 'yesterday' })), 502, failed],
  ['something that is not HTTP', { kind: 'babble' }, 502, failed],
  ['a connection reset', { kind: 'reset' }, 502, failed],
  ['a connection cut in the answer', { kind: 'cut' }, 502, failed],
  ['an endless answer', { kind: 'flood' }, 502, 'The upstream sent more than we can take.'],
]

describe('what the upstream does wrong', () => {
  it.each(faults)('%s', async (_, behaviour, status, detail) => {
    standIn.behave(behaviour)
    expect(await call('/api/attendance/E001')).toEqual({ status, body: { detail } })
    expect(await checkIn('T002')).toEqual({ status, body: { detail } })
  })

  it.each([
    ['no answer', 'hang'],
    ['one byte at a time', 'trickle'],
  ] as const)('%s', async (_, kind) => {
    const patient = portal
    portal = await startPortal(standIn.baseUrl, 400)
    standIn.behave({ kind })
    expect(await call('/api/attendance/E001')).toEqual({ status: 504, body: { detail: tooLate } })
    expect(await checkIn('T002')).toEqual({ status: 504, body: { detail: tooLate } })
    await patient.close()
  })
})
