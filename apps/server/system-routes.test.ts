import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@balai/testing/api-client.ts'
import { freePort } from '@balai/testing/free-port.ts'
import { type RunningProgram, startProgram } from '@balai/testing/start-program.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let directory: string
let programs: RunningProgram[] = []

beforeEach(async () => {
  programs = []
  directory = await mkdtemp(join(tmpdir(), 'balai-system-'))
})
afterEach(async () => {
  for (const program of programs) await program.kill('SIGTERM')
  await rm(directory, { recursive: true, force: true })
})

async function start(environment: Record<string, string> = {}, args: string[] = []) {
  const program = await startProgram({ DATA_DIR: directory, ...environment }, args)
  programs.push(program)
  const ask = createClient(program.url)
  const register = async (account: object): Promise<string> => {
    const body = { password: 'turmeric-lantern-9', ...account }
    return (await ask('POST', '/api/v1/auth/register', { body })).body.access_token
  }
  return { ask, register }
}

describe('GET /api/v1/system', () => {
  it('tells an admin how the process, its database and its disk are doing', async () => {
    const { ask, register } = await start()
    const token = await register({ username: 'wayan', role: 'admin' })
    const { status, body } = await ask('GET', '/api/v1/system', { token })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      node_version: process.versions.node,
      modules: ['identity', 'attendance', 'spaces', 'notify', 'care'],
      worker: true,
      database: { embedded: true, version: expect.stringMatching(/^\d+/), pool: { size: 10, waiting: 0 } },
      dead_letters: 0,
      mail: { kind: 'files', from: 'Balai <balai@localhost>' },
      upstreams: [],
    })
    expect(Date.now() - Date.parse(body.started_at)).toBeLessThan(60_000)
    expect(body.database.size_bytes).toBeGreaterThan(1_000_000)
    expect(body.memory.rss_bytes).toBeGreaterThan(body.memory.heap_used_bytes)
    expect(body.disk.total_bytes).toBeGreaterThan(body.disk.free_bytes)
    const names = body.queues.map(({ name }: { name: string }) => name)
    expect(names).toContain('http.prune')
    expect(names.filter((name: string) => name.startsWith('__pgboss'))).toEqual([])
  })

  it('counts what waits where nobody works, and names an upstream that is away, but no secret', async () => {
    const { ask, register } = await start(
      {
        SMTP_URL: 'smtp://postman:the-password@mail.example:587',
        ATTENDANCE_BASE_URL: `http://127.0.0.1:${await freePort()}`,
      },
      ['--no-worker'],
    )
    const token = await register({ username: 'wayan', role: 'admin' })
    const { body } = await ask('GET', '/api/v1/system', { token })
    expect(body).toMatchObject({
      modules: ['identity', 'spaces', 'notify', 'care'],
      worker: false,
      mail: { kind: 'smtp' },
      upstreams: [{ name: 'attendance', reachable: false, breaker: 'closed' }],
    })
    expect(body.outbox.waiting).toBeGreaterThan(0)
    expect(body.outbox.oldest_seconds).toBeGreaterThan(0)
    expect(JSON.stringify(body)).not.toMatch(/the-password|mail\.example/)
  })

  it('is for admins alone', async () => {
    const { ask, register } = await start()
    await register({ username: 'wayan', role: 'admin' })
    const token = await register({ username: 'made' })
    expect((await ask('GET', '/api/v1/system', { token })).status).toBe(403)
    expect((await ask('GET', '/api/v1/system')).status).toBe(401)
  })
})
