import { createBareApp } from '@balai/testing/bare-app.ts'
import { Type } from 'typebox'
import { describe, expect, it } from 'vitest'

const { app } = await createBareApp()

app.post(
  '/things/:id',
  {
    schema: {
      params: Type.Object({ id: Type.Integer() }),
      querystring: Type.Object({
        limit: Type.Optional(Type.Integer({ maximum: 10 })),
        full: Type.Optional(Type.Boolean()),
      }),
      body: Type.Object({
        name: Type.String({ minLength: 2 }),
        count: Type.Optional(Type.Integer()),
        role: Type.Optional(Type.Union([Type.Literal('crew'), Type.Literal('admin')])),
        note: Type.Optional(Type.Union([Type.String({ maxLength: 3 }), Type.Null()])),
        uuid: Type.Optional(Type.String({ format: 'uuid' })),
        at: Type.Optional(Type.String({ format: 'date-time' })),
        day: Type.Optional(Type.String({ format: 'date' })),
        email: Type.Optional(Type.String({ format: 'email' })),
        tags: Type.Optional(Type.Array(Type.Object({ label: Type.String() }))),
      }),
      response: {
        200: Type.Object({ id: Type.Integer(), limit: Type.Optional(Type.Integer()), name: Type.String() }),
      },
    },
  },
  async (request) => ({
    id: request.params.id,
    limit: request.query.limit ?? 0,
    name: request.body.name,
    password: 'never in an answer',
  }),
)

const send = (body: unknown, url = '/things/7') =>
  app.inject({
    method: 'POST',
    url,
    payload: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })

async function errorsOf(body: unknown, url?: string): Promise<Record<string, string>> {
  const answer = await send(body, url)
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toMatchObject({ code: 'validation_failed', status: 400 })
  return Object.fromEntries(
    answer.json().errors.map(({ path, message }: { path: string; message: string }) => [path, message]),
  )
}

describe('a request', () => {
  it('has its params and query read as what the schema says they are', async () => {
    expect((await send({ name: 'Ani' }, '/things/7?limit=5&full=true')).json()).toEqual({
      id: 7,
      limit: 5,
      name: 'Ani',
    })
    expect(await errorsOf({ name: 'Ani' }, '/things/seven')).toEqual({ 'params.id': 'must be integer' })
    expect(await errorsOf({ name: 'Ani' }, '/things/7?limit=11')).toEqual({ 'query.limit': 'must be <= 10' })
    expect(await errorsOf({ name: 'Ani' }, '/things/7?limit=1&limit=2')).toEqual({
      'query.limit': 'must be integer',
    })
  })

  it('has its body taken as it is, not bent into what the schema wants', async () => {
    expect(await errorsOf({ name: 12 })).toEqual({ 'body.name': 'must be string' })
    expect(await errorsOf({ name: 'Ani', count: '3' })).toEqual({ 'body.count': 'must be integer' })
    expect(await errorsOf({ name: 'Ani', count: null })).toEqual({ 'body.count': 'must be integer' })
  })

  it('may have fields that nobody knows', async () => {
    expect((await send({ name: 'Ani', is_admin: true })).statusCode).toBe(200)
  })

  it('without a body, or with one that is no object, is told so', async () => {
    for (const body of [null, [], 'text', 3]) expect(await errorsOf(body)).toEqual({ body: 'must be object' })
    const answer = await app.inject({ method: 'POST', url: '/things/7' })
    expect(answer.json()).toMatchObject({ code: 'validation_failed', errors: [{ path: 'body' }] })
  })

  it('is told of every field that is wrong, in one sentence each', async () => {
    expect(await errorsOf({ role: 'king', note: 'long', tags: [{ label: 'a' }, {}] })).toEqual({
      'body.name': 'is required',
      'body.role': 'must be "crew" or "admin"',
      'body.note': 'must NOT have more than 3 characters',
      'body.tags.1.label': 'is required',
    })
  })

  it('is told of twenty fields at most', async () => {
    const tags = Array.from({ length: 1_000 }, () => ({}))
    expect(Object.keys(await errorsOf({ name: 'Ani', tags }))).toHaveLength(20)
  })

  it('can use no value of a format that the database would refuse', async () => {
    const bad = {
      uuid: [
        'urn:uuid:0193f3a0-0000-7000-8000-000000000000',
        '0193f3a0',
        'zzzzzzzz-0000-7000-8000-000000000000',
      ],
      at: [
        '2026-02-30T10:00:00Z',
        '2026-11-20',
        '2026-11-20 10:00:00Z',
        '2026-11-20T10:00:00',
        '2026-11-20T24:00:00Z',
        '2016-12-31T23:59:60Z',
        '0000-01-01T00:00:00Z',
        '9999-12-31T23:59:59-10:00',
      ],
      day: ['2026-02-29', '1900-02-29', '0000-01-01', '2026-1-1', '2026-13-01', '2026-00-10', '2026-04-31'],
      email: ['ani', 'ani@', '@example.org', 'a b@example.org'],
    }
    for (const [field, values] of Object.entries(bad)) {
      for (const value of values) {
        expect([value, Object.keys(await errorsOf({ name: 'Ani', [field]: value }))]).toEqual([
          value,
          [`body.${field}`],
        ])
      }
    }
  })

  it('can use every value of a format that the database takes', async () => {
    const good = {
      uuid: ['0193f3a0-0000-7000-8000-000000000000', '0193F3A0-0000-7000-8000-000000000000'],
      at: [
        '2026-11-20T10:00:00Z',
        '2026-11-20T10:00:00.123456+07:00',
        '2024-02-29t23:59:59z',
        '9999-12-31T00:00:00Z',
      ],
      day: ['2026-02-28', '2024-02-29', '2000-02-29', '9999-12-31'],
      email: ['ani@example.org', 'a.b+c@mail.example.co.id'],
    }
    for (const [field, values] of Object.entries(good)) {
      for (const value of values) {
        expect([value, (await send({ name: 'Ani', [field]: value })).statusCode]).toEqual([value, 200])
      }
    }
  })
})

describe('an answer', () => {
  it('holds nothing that its schema does not name', async () => {
    expect((await send({ name: 'Ani' })).body).not.toContain('never in an answer')
  })
})

describe('a schema', () => {
  it('with a misspelt keyword stops the start', async () => {
    const other = await createBareApp()
    other.app.post('/x', { schema: { body: { type: 'object', propertees: {} } } }, async () => ({}))
    await expect(other.app.ready()).rejects.toThrow('propertees')
  })
})
