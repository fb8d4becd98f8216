import { request } from 'node:http'
import type { Readable } from 'node:stream'
import { openDatabase } from '@balai/db/open-database.ts'
import { createBareApp } from '@balai/testing/bare-app.ts'
import { createTestDatabase } from '@balai/testing/test-database.ts'
import { sql } from 'kysely'
import { Type } from 'typebox'
import { afterAll, describe, expect, it } from 'vitest'
import { createGuard } from './guard.ts'
import { pruneIdempotencyKeys } from './idempotency-store.ts'
import type { Secrets } from './seal.ts'
import type { HttpTables } from './tables.ts'
import { createTokens } from './tokens.ts'

const database = await createTestDatabase()
const db = openDatabase<HttpTables>({ connection: database.connection })
afterAll(async () => {
  await db.destroy()
  await database.drop()
})

const tokens = createTokens({ secrets: ['x'.repeat(32)], issuer: 'balai', now: () => new Date() })
const guard = createGuard({
  tokens,
  accounts: {
    admit: async ({ sub }) => ({
      kind: 'account',
      accountId: sub,
      username: sub,
      role: 'member',
      name: sub,
      sessionId: null,
    }),
  },
  apiKeys: { admit: async () => null },
})

/** How often each name was created, in all replicas. */
const effects = new Map<string, number>()
/** What the route waits for before it answers, by name. */
const holds = new Map<string, Promise<void>>()

async function createReplica(secrets: Secrets = ['the secret of the server']) {
  const { app } = await createBareApp({ idempotency: { db, secrets } })
  app.post(
    '/rooms/:room/things',
    {
      onRequest: guard.optional,
      config: { idempotent: true },
      schema: { body: Type.Object({ name: Type.String(), status: Type.Optional(Type.Integer()) }) },
    },
    async ({ body }, reply) => {
      const count = (effects.get(body.name) ?? 0) + 1
      effects.set(body.name, count)
      await holds.get(body.name)
      return reply
        .code(body.status ?? 201)
        .header('location', `/things/${body.name}`)
        .send({ name: body.name, count, token: 'a-secret-of-the-caller' })
    },
  )
  app.post('/empty', { config: { idempotent: true } }, async (_request, reply) => reply.code(204).send())
  return app
}

const app = await createReplica()

interface Sent {
  readonly key?: string
  readonly who?: string | null
  readonly url?: string
  readonly on?: typeof app
}

function send(body: object, { key, who = 'ani', url = '/rooms/1/things', on = app }: Sent = {}) {
  return on.inject({
    method: 'POST',
    url,
    payload: body,
    headers: {
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(who === null ? {} : { authorization: `Bearer ${tokens.sign({ sub: who }, 60)}` }),
    },
  })
}

describe('a request with an Idempotency-Key', () => {
  it('sent again gets the same answer, and is done once', async () => {
    const first = await send({ name: 'a' }, { key: 'key-a' })
    const second = await send({ name: 'a' }, { key: 'key-a' })
    expect(first.headers['idempotency-replayed']).toBeUndefined()
    expect(second.headers['idempotency-replayed']).toBe('true')
    expect([second.statusCode, second.body]).toEqual([201, first.body])
    expect(second.headers.location).toBe('/things/a')
    expect(second.headers['content-type']).toBe(first.headers['content-type'])
    expect(effects.get('a')).toBe(1)
  })

  it('sent fifty times at once has one effect, on whichever replicas it lands', async () => {
    const replica = await createReplica()
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        send({ name: 'fifty' }, { key: 'key-fifty', on: index % 2 === 0 ? app : replica }),
      ),
    )
    expect(effects.get('fifty')).toBe(1)
    expect(answers.filter(({ statusCode }) => statusCode === 201).length).toBeGreaterThan(0)
    for (const answer of answers) {
      if (answer.statusCode === 201) expect(answer.json()).toMatchObject({ name: 'fifty', count: 1 })
      else expect([answer.statusCode, answer.json().code]).toEqual([409, 'idempotency_in_flight'])
    }
    expect((await send({ name: 'fifty' }, { key: 'key-fifty', on: replica })).json().count).toBe(1)
  })

  it('waits for nobody while the first is running: 409, and when to ask again', async () => {
    let finish = () => {}
    holds.set('slow', new Promise((resolve) => (finish = resolve)))
    const first = send({ name: 'slow' }, { key: 'key-slow' })
    await expect.poll(() => effects.get('slow')).toBe(1)
    const second = await send({ name: 'slow' }, { key: 'key-slow' })
    expect([second.statusCode, second.json().code]).toEqual([409, 'idempotency_in_flight'])
    expect(second.headers['retry-after']).toBe('1')
    finish()
    expect((await first).statusCode).toBe(201)
    expect((await send({ name: 'slow' }, { key: 'key-slow' })).statusCode).toBe(201)
    expect(effects.get('slow')).toBe(1)
  })

  it('and another body, or another query, is a mistake: 422', async () => {
    await send({ name: 'b' }, { key: 'key-b' })
    for (const answer of [
      await send({ name: 'c' }, { key: 'key-b' }),
      await send({ name: 'b' }, { key: 'key-b', url: '/rooms/1/things?dry=true' }),
    ]) {
      expect([answer.statusCode, answer.json().code]).toEqual([422, 'idempotency_key_reused'])
    }
    expect(effects.get('c')).toBeUndefined()
  })

  it('means nothing to another caller or at another path', async () => {
    await send({ name: 'd' }, { key: 'key-d' })
    await send({ name: 'd' }, { key: 'key-d', who: 'budi' })
    await send({ name: 'd' }, { key: 'key-d', who: null })
    await send({ name: 'd' }, { key: 'key-d', url: '/rooms/2/things' })
    expect(effects.get('d')).toBe(4)
    expect((await send({ name: 'd' }, { key: 'key-d', who: null })).headers['idempotency-replayed']).toBe(
      'true',
    )
  })

  it('keeps refusals, but not what may end otherwise next time', async () => {
    for (const status of [400, 404, 422]) {
      const sent = [{ name: `kept ${status}`, status }, { key: `key-${status}` }] as const
      await send(...sent)
      expect((await send(...sent)).statusCode).toBe(status)
      expect(effects.get(`kept ${status}`)).toBe(1)
    }
    for (const status of [409, 429, 500, 503]) {
      const sent = [{ name: `passing ${status}`, status }, { key: `key-${status}` }] as const
      await send(...sent)
      expect((await send(...sent)).statusCode).toBe(status)
      expect(effects.get(`passing ${status}`)).toBe(2)
    }
  })

  it('keeps an answer without a body', async () => {
    for (const replayed of [undefined, 'true']) {
      const answer = await send({}, { key: 'key-empty', url: '/empty', who: null })
      expect([answer.statusCode, answer.body, answer.headers['idempotency-replayed']]).toEqual([
        204,
        '',
        replayed,
      ])
    }
  })

  it('that nobody could have meant is refused', async () => {
    for (const key of ['', ' ', 'x'.repeat(256), 'schlüssel']) {
      const answer = await send({ name: 'e' }, { key })
      expect([key, answer.statusCode, answer.json().code]).toEqual([key, 400, 'invalid_idempotency_key'])
    }
    expect((await send({ name: 'e' }, { key: 'x'.repeat(255) })).statusCode).toBe(201)
    expect(effects.get('e')).toBe(1)
  })

  it('that was refused before it began can be sent right', async () => {
    expect((await send({ name: 3 }, { key: 'key-f' })).statusCode).toBe(400)
    expect((await send({ name: 'f' }, { key: 'key-f' })).statusCode).toBe(201)
  })

  it('whose body broke off can be sent whole', async () => {
    const replica = await createReplica()
    let begun = false
    replica.addContentTypeParser('text/csv', (_request, payload, done) => {
      done(null, { bytes: payload, toJSON: () => 'a file' })
    })
    replica.post('/files', { config: { idempotent: true } }, async ({ body }) => {
      begun = true
      const chunks: unknown[] = []
      for await (const chunk of (body as { bytes: Readable }).bytes) chunks.push(chunk)
      return { chunks: chunks.length }
    })
    await replica.listen({ port: 0, host: '127.0.0.1' })
    const url = `${replica.listeningOrigin}/files`
    const headers = { 'content-type': 'text/csv', 'idempotency-key': 'key-file' }
    const cut = request(url, { method: 'POST', headers })
    cut.on('error', () => {})
    cut.write('half of')
    await expect.poll(() => begun).toBe(true)
    cut.destroy()
    await expect
      .poll(async () => (await fetch(url, { method: 'POST', headers, body: 'all' })).status)
      .toBe(200)
    await replica.close()
  })

  it('is done anew once its process died and its lease ran out, and not before', async () => {
    holds.set('died', new Promise(() => {}))
    void send({ name: 'died' }, { key: 'key-died' })
    await expect.poll(() => effects.get('died')).toBe(1)
    holds.delete('died')
    expect((await send({ name: 'died' }, { key: 'key-died' })).statusCode).toBe(409)
    await sql`update http.idempotency_key set leased_until = now() where answer is null`.execute(db)
    expect((await send({ name: 'other' }, { key: 'key-died' })).statusCode).toBe(422)
    expect((await send({ name: 'died' }, { key: 'key-died' })).statusCode).toBe(201)
    expect((await send({ name: 'died' }, { key: 'key-died' })).headers['idempotency-replayed']).toBe('true')
    expect(effects.get('died')).toBe(2)
  })

  it('is free again after its 24 hours, and then pruned', async () => {
    await send({ name: 'g' }, { key: 'key-g' })
    const { rows } = await sql<{ hours: number }>`
      select round(extract(epoch from max(expires_at) - now()) / 3600)::int as hours
      from http.idempotency_key`.execute(db)
    expect(rows).toEqual([{ hours: 24 }])
    await sql`update http.idempotency_key set expires_at = now()`.execute(db)
    await send({ name: 'h' }, { key: 'key-g' })
    expect(effects.get('h')).toBe(1)
    await pruneIdempotencyKeys(db)
    expect(await db.selectFrom('http.idempotency_key').select('id').execute()).toHaveLength(1)
  })
})

describe('a request without an Idempotency-Key', () => {
  it('is done each time, and leaves nothing behind', async () => {
    await sql`delete from http.idempotency_key`.execute(db)
    await send({ name: 'i' })
    await send({ name: 'i' })
    expect(effects.get('i')).toBe(2)
    expect(await db.selectFrom('http.idempotency_key').select('id').execute()).toEqual([])
  })
})

describe('a kept answer', () => {
  it('cannot be read by whoever reads the database, nor can its key or body be guessed', async () => {
    await sql`delete from http.idempotency_key`.execute(db)
    await send({ name: 'sealed' }, { key: 'key-sealed' })
    const rows = await db.selectFrom('http.idempotency_key').selectAll().execute()
    const stored = rows.map((row) => Object.values(row).map(String).join(' ')).join(' ')
    expect(stored).not.toMatch(/a-secret-of-the-caller|sealed|ani/)
  })

  it('outlives a change of the secret that keeps the previous one', async () => {
    const sent = [{ name: 'rotated' }, { key: 'key-rotated' }] as const
    const before = await send(...sent)
    const rotated = await createReplica(['the new secret', 'the secret of the server'])
    expect((await send(sent[0], { ...sent[1], on: rotated })).body).toBe(before.body)
    expect(effects.get('rotated')).toBe(1)
  })

  it('that no secret opens any more is not made up, and the work is not done twice', async () => {
    const strange = await createReplica()
    await send({ name: 'lost' }, { key: 'key-lost', on: strange })
    await sql`update http.idempotency_key set answer = decode(repeat('00', 60), 'hex')`.execute(db)
    const answer = await send({ name: 'lost' }, { key: 'key-lost', on: strange })
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'idempotency_answer_lost'])
    expect(effects.get('lost')).toBe(1)
  })
})
