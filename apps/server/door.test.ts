import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Ask, createClient } from '@balai/testing/api-client.ts'
import { readEvents } from '@balai/testing/event-reader.ts'
import { type RunningProgram, startProgram } from '@balai/testing/start-program.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** The first evening of a new house, from an empty directory to the morning after a power cut. */
let directory: string
let program: RunningProgram
let ask: Ask
let token: string

async function open() {
  program = await startProgram({ DATA_DIR: directory, RATE_LIMITS: 'off' })
  ask = createClient(program.url)
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'balai-door-'))
  await open()
})
afterAll(async () => {
  await program?.kill('SIGTERM')
  await rm(directory, { recursive: true, force: true })
})

const scan = (code: string, gate: string) =>
  ask('POST', '/api/v1/events/gamelan/check-ins', { token, body: { code, gate } })

describe('the door of a new house', () => {
  it('registers its first admin and creates an event', async () => {
    const body = { username: 'wayan', password: 'turmeric-lantern-9', role: 'admin' }
    token = (await ask('POST', '/api/v1/auth/register', { body })).body.access_token
    const event = {
      code: 'gamelan',
      title: 'Gamelan night',
      gates: ['A', 'B'],
      starts_at: new Date(Date.now() - 3_600_000).toISOString(),
      ends_at: new Date(Date.now() + 3_600_000).toISOString(),
      time_zone: 'Asia/Jakarta',
    }
    expect((await ask('POST', '/api/v1/events', { token, body: event })).status).toBe(201)
  })

  it('imports a guest list of 10,000', async () => {
    const rows = Array.from(
      { length: 10_000 },
      (_, index) => `Guest ${index},guest${index}@example.org,G${index}`,
    )
    const accepted = await ask('POST', '/api/v1/events/gamelan/imports', {
      token,
      headers: { 'content-type': 'text/csv' },
      body: `name,email,code\n${rows.join('\n')}\n`,
    })
    expect(accepted.status).toBe(202)
    const last = await lastEvent(`/api/v1/imports/${accepted.body.id}/progress`)
    expect(last).toMatchObject({ state: 'done', rows: { imported: 10_000, bad: 0 } })
  })

  it('ends the connection of a guest list that it refuses half way, so that no later request waits on it', async () => {
    const refused = await ask('POST', '/api/v1/events/gamelan/imports', {
      token,
      headers: { 'content-type': 'text/csv' },
      body: `name\n${'x'.repeat(3_000_000)}\n`,
    })
    expect([refused.status, refused.headers.get('connection')]).toEqual([400, 'close'])
    expect((await ask('GET', '/health')).status).toBe(200)
  })

  it('lets a ticket in once, and tells the others when and where', async () => {
    expect(await scan('G7', 'A')).toMatchObject({ status: 201, body: { result: 'admitted' } })
    const again = await scan('G7', 'B')
    expect(again).toMatchObject({ status: 200, body: { result: 'duplicate' } })
    expect(JSON.stringify(again.body)).toContain('"A"')
    expect((await scan('G99999', 'A')).body.result).toBe('unknown')
  })

  it('shows the numbers live, within the stream that was opened before', async () => {
    const board = await watch<{ totals?: { admitted: number } }>('/api/v1/events/gamelan/live')
    await board.next(({ data }) => data.totals?.admitted === 1)
    await scan('G8', 'B')
    await board.next(({ data }) => data.totals?.admitted === 2)
    board.leave()
  })

  it('loses nothing that was answered when it is killed in the middle of the crowd', async () => {
    const admitted: string[] = []
    let killed = false
    const gate = async (first: number) => {
      for (let guest = first; !killed && guest < first + 500; guest += 1) {
        const answer = await scan(`G${guest}`, 'A').catch(() => null)
        if (answer?.status === 201) admitted.push(`G${guest}`)
        if (admitted.length > 300 && !killed) {
          killed = true
          await program.kill('SIGKILL')
        }
      }
    }
    await Promise.all([1_000, 2_000, 3_000, 4_000].map(gate))
    await open()
    expect(admitted.length).toBeGreaterThan(300)
    const results = await Promise.all(admitted.map((code) => scan(code, 'B')))
    expect(new Set(results.map(({ body }) => body.result))).toEqual(new Set(['duplicate']))
  })
})

const watch = <Data>(path: string) => readEvents<Data>(program.url + path, token)

/** The data of the last event of a stream that the server ends. */
async function lastEvent(path: string) {
  const events = await watch<{ state: string }>(path)
  const ends = ['done', 'failed', 'refused']
  return (await events.next(({ data }) => ends.includes(data.state))).data
}
