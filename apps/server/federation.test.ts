import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Ask, createClient } from '@balai/testing/api-client.ts'
import { freePort } from '@balai/testing/free-port.ts'
import { type RunningProgram, startProgram } from '@balai/testing/start-program.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** Two teams, two hosts, one secret: identity and the portal here, attendance there. */
let directory: string
let identity: RunningProgram
let attendance: RunningProgram
let askIdentity: Ask
let askAttendance: Ask
let token: string

const JWT_SECRET = 'a secret that two teams share, and nobody else'

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'balai-federation-'))
  const port = String(await freePort())
  attendance = await startProgram(
    {
      JWT_SECRET,
      DATA_DIR: join(directory, 'attendance'),
      IDENTITY_BASE_URL: `http://127.0.0.1:${port}`,
    },
    ['--modules', 'attendance'],
  )
  identity = await startProgram(
    { JWT_SECRET, DATA_DIR: join(directory, 'identity'), PORT: port, ATTENDANCE_BASE_URL: attendance.url },
    ['--modules', 'identity'],
  )
  askIdentity = createClient(identity.url)
  askAttendance = createClient(attendance.url)
  await askIdentity('POST', '/api/auth/register', { body: { username: 'petugas1', password: 'rahasia' } })
  const logIn = await askIdentity('POST', '/api/auth/login', {
    body: { username: 'petugas1', password: 'rahasia' },
  })
  token = logIn.body.access_token
})
afterAll(async () => {
  await Promise.all([identity?.kill('SIGTERM'), attendance?.kill('SIGTERM')])
  await rm(directory, { recursive: true, force: true })
})

describe('identity and attendance as two processes', () => {
  it('tell their services apart, and how the other one is', async () => {
    expect((await askAttendance('GET', '/health')).body).toMatchObject({
      status: 'ok',
      service: 'attendance',
    })
    expect((await askIdentity('GET', '/health')).body).toMatchObject({
      service: 'identity-service',
      upstreams: { attendance: { reachable: true, latency_ms: expect.any(Number), error: null } },
    })
  })

  it('answer only for what they host', async () => {
    expect((await askAttendance('POST', '/auth/login', { body: {} })).status).toBe(404)
    expect((await askIdentity('POST', '/checkins', { token, body: {} })).status).toBe(404)
  })

  it('check a ticket in through the portal, on behalf of the person who asked', async () => {
    const scan = { event_id: 'E001', ticket_id: 'T001' }
    const first = await askIdentity('POST', '/api/checkins', { token, body: scan })
    expect(first).toMatchObject({
      status: 201,
      body: { status: 'checked_in', record: { ...scan, checked_in_by: 'petugas1' } },
    })
    expect(await askIdentity('POST', '/api/checkins', { token, body: scan })).toMatchObject({
      status: 400,
      body: { detail: 'Ticket sudah pernah check-in' },
    })
    expect((await askIdentity('GET', '/api/attendance/E001', { token })).body).toEqual({
      event_id: 'E001',
      total_checked_in: 1,
      records: [first.body.record],
    })
    expect((await askIdentity('GET', '/api/checkins?event_id=E001', { token })).body).toEqual({
      user_id: 'petugas1',
      total: 1,
      records: [first.body.record],
    })
  })

  it('accept the same token at the attendance service itself', async () => {
    const answer = await askAttendance('POST', '/checkins', {
      token,
      body: { event_id: 'E001', ticket_id: 'T002' },
    })
    expect(answer).toMatchObject({ status: 201, body: { record: { checked_in_by: 'petugas1' } } })
  })

  it('keep a stranger out of both', async () => {
    for (const [ask, path] of [
      [askIdentity, '/api/attendance/E001'],
      [askAttendance, '/attendance/E001'],
    ] as const) {
      expect(await ask('GET', path)).toMatchObject({
        status: 401,
        body: { detail: 'Missing Authorization header' },
      })
      expect(await ask('GET', path, { token: 'x.y.z' })).toMatchObject({
        status: 401,
        body: { detail: 'Invalid token' },
      })
    }
  })

  it('says 502 while the other host is away, names no host, and goes on when it is back', async () => {
    const { port } = new URL(attendance.url)
    await attendance.kill('SIGKILL')
    const away = await askIdentity('GET', '/api/attendance/E001', { token })
    expect(away).toMatchObject({ status: 502, body: { detail: expect.any(String) } })
    expect(JSON.stringify(away.body)).not.toMatch(/127\.0\.0\.1|ECONNREFUSED/)
    expect((await askIdentity('GET', '/health')).body.upstreams.attendance).toMatchObject({
      reachable: false,
    })

    attendance = await startProgram(
      { JWT_SECRET, DATA_DIR: join(directory, 'attendance'), PORT: port, IDENTITY_BASE_URL: identity.url },
      ['--modules', 'attendance'],
    )
    expect((await askIdentity('GET', '/api/attendance/E001', { token })).body.total_checked_in).toBe(2)
  })
})
