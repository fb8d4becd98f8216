import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  createRandom,
  nastyBodies,
  nastyString,
  type Random,
  roughlyFitting,
} from '@balai/testing/nasty-input.ts'
import { type RunningProgram, startProgram } from '@balai/testing/start-program.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const seed = Number(process.env.FUZZ_SEED ?? 20_261_120)
const roundsPerOperation = Number(process.env.FUZZ_ROUNDS ?? 25)

let directory: string
let program: RunningProgram
let token: string
let known: string[]
const password = 'turmeric-lantern-9'

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'balai-fuzz-'))
  program = await startProgram({ DATA_DIR: directory, RATE_LIMITS: 'off', CARE_ENABLED: 'true' })
  const registered = await post<{ access_token: string }>('/api/v1/auth/register', {
    username: 'warden',
    password,
    role: 'admin',
  })
  token = registered.access_token
  const event = await post<{ id: string; code: string }>('/api/v1/events', {
    title: 'Fuzz',
    starts_at: '2026-11-20T00:00:00Z',
    ends_at: '2036-11-21T00:00:00Z',
    time_zone: 'Asia/Jakarta',
  })
  known = [event.id, event.code, 'warden', '01938f2e-7b1a-7000-8000-000000000000']
})
afterAll(async () => {
  await program?.kill('SIGTERM')
  await rm(directory, { recursive: true, force: true })
})

async function post<Answer>(path: string, body: object, status = 201): Promise<Answer> {
  const answer = await fetch(program.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  })
  expect(answer.status, await answer.clone().text()).toBe(status)
  return (await answer.json()) as Answer
}

async function logIn(): Promise<void> {
  const session = await post<{ access_token: string }>(
    '/api/v1/auth/login',
    { login: 'warden', password },
    200,
  )
  token = session.access_token
}

interface Operation {
  readonly method: string
  readonly path: string
  readonly parameters: readonly { readonly name: string; readonly in: string }[]
  readonly body: object | null
}

describe('bad input', () => {
  it('is never answered with a 5xx or a stack, on any path of /openapi.json', {
    timeout: 300_000,
  }, async () => {
    const operations = await readOperations()
    expect(operations.length).toBeGreaterThan(50)
    const random = createRandom(seed)
    for (const operation of operations) {
      for (let round = 0; round < roundsPerOperation; round += 1) await strike(operation, random)
    }
    await expect(fetch(`${program.url}/health`).then(({ status }) => status)).resolves.toBe(200)
  })

  it('is never answered with a 5xx on the paths of the dialects', { timeout: 120_000 }, async () => {
    const random = createRandom(seed)
    for (const operation of dialectOperations) {
      for (let round = 0; round < roundsPerOperation; round += 1) await strike(operation, random)
    }
  })
})

const text = { type: 'string' }
const body = (...names: string[]) => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, text])),
})
const eventId = [{ name: 'event_id', in: 'path' }]
const dialectOperations: Operation[] = ['', '/api'].flatMap((prefix) => [
  {
    method: 'POST',
    path: `${prefix}/auth/register`,
    parameters: [],
    body: body('username', 'password', 'role'),
  },
  { method: 'POST', path: `${prefix}/auth/login`, parameters: [], body: body('username', 'password') },
  { method: 'GET', path: `${prefix}/auth/me`, parameters: [], body: null },
  { method: 'POST', path: `${prefix}/checkins`, parameters: [], body: body('event_id', 'ticket_id') },
  { method: 'GET', path: `${prefix}/checkins`, parameters: [{ name: 'event_id', in: 'query' }], body: null },
  { method: 'GET', path: `${prefix}/attendance/{event_id}`, parameters: eventId, body: null },
])

async function readOperations(): Promise<Operation[]> {
  const document = (await (await fetch(`${program.url}/openapi.json`)).json()) as { paths: object }
  return Object.entries<object>(document.paths as Record<string, object>).flatMap(([path, item]) =>
    Object.entries<Described>(item as Record<string, Described>).map(([method, described]) => ({
      method: method.toUpperCase(),
      path,
      parameters: described.parameters ?? [],
      body: described.requestBody?.content?.['application/json']?.schema ?? null,
    })),
  )
}

interface Described {
  readonly parameters?: Operation['parameters']
  readonly requestBody?: { readonly content?: Record<string, { readonly schema?: object }> }
}

async function strike(operation: Operation, random: Random): Promise<void> {
  const { url, request, told } = makeRequest(operation, random)
  const stop = new AbortController()
  const answer = await fetch(url, { ...request, signal: stop.signal })
  const stream = answer.headers.get('content-type')?.startsWith('text/event-stream')
  const said = stream ? '' : await answer.text()
  stop.abort()
  expect(answer.status, `${told}\n${said}\n${program.output().slice(-2_000)}`).toBeLessThan(500)
  expect(said, told).not.toMatch(/\n\s+at .+:\d+:\d+|node_modules/)
  if (answer.status >= 400) expect(JSON.parse(said), told).toBeTypeOf('object')
  if (answer.status === 204 && operation.path === '/api/v1/me/sessions') await logIn() // it was our own
}

function makeRequest(operation: Operation, random: Random) {
  let path = operation.path.replace(/\{[^}]+\}/g, () =>
    encodePath(random.next() < 0.6 ? random.pick(known) : nastyString(random), random),
  )
  const query = operation.parameters
    .filter((parameter) => parameter.in === 'query' && random.next() < 0.5)
    .map(({ name }) => `${name}=${encodePath(nastyString(random), random)}`)
  if (query.length > 0) path += `?${query.join('&')}`
  const request: RequestInit & { headers: Record<string, string> } = {
    method: operation.method,
    headers: random.next() < 0.9 ? { authorization: `Bearer ${token}` } : {},
  }
  if (operation.method !== 'GET') {
    request.body = makeBody(operation, random)
    request.headers['content-type'] =
      random.next() < 0.9
        ? 'application/json'
        : random.pick(['text/plain', 'text/csv', 'nonsense', 'multipart/form-data'])
  }
  const told = `${operation.method} ${path.slice(0, 300)} ${String(request.body ?? '').slice(0, 500)} (seed ${seed})`
  return { url: program.url + path, request, told }
}

function makeBody({ body }: Operation, random: Random): Buffer {
  if (body === null || random.next() < 0.2) return Buffer.from(random.pick(nastyBodies), 'latin1')
  const fitting = roughlyFitting(body, random, random.pick([0, 0.1, 0.5]))
  return Buffer.from(JSON.stringify(fitting) ?? 'null')
}

function encodePath(value: string, random: Random): string {
  if (random.next() < 0.1) return random.pick(['%', '%ff', '%00', '%2e%2e%2f', '%E0%A4%A', '..'])
  return encodeURIComponent(value.toWellFormed().slice(0, 4_000))
}
