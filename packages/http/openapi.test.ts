import { nullable, Page, PageQuery, Uuid } from '@balai/contract/schema.ts'
import { createBareApp } from '@balai/testing/bare-app.ts'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Type } from 'typebox'
import { describe, expect, it } from 'vitest'
import { createGuard } from './guard.ts'
import { createTokens } from './tokens.ts'

const guard = createGuard({
  tokens: createTokens({ secrets: ['x'.repeat(32)], issuer: 'balai', now: () => new Date() }),
  accounts: { admit: async () => null },
  apiKeys: { admit: async () => null },
})

const { app } = await createBareApp()
const Thing = Type.Object({
  id: Uuid,
  kind: Type.Union([Type.Literal('a'), Type.Literal('b')]),
  note: nullable(Type.String()),
})

app.register(
  async (api) => {
    api.get(
      '/things/:id',
      { onRequest: guard.account, schema: { params: Type.Object({ id: Uuid }), response: { 200: Thing } } },
      async () => ({}),
    )
    api.get(
      '/things',
      { onRequest: guard.optional, schema: { querystring: PageQuery, response: { 200: Page(Thing) } } },
      async () => ({}),
    )
    api.post(
      '/things',
      {
        onRequest: guard.scope('checkins:write'),
        config: { idempotent: true },
        schema: { tags: ['own tag'], body: Type.Object({ name: Type.String() }), response: { 201: Thing } },
      },
      async () => ({}),
    )
  },
  { prefix: '/api/v1' },
)
app.post('/auth/login', { schema: { body: Type.Object({ username: Type.String() }) } }, async () => ({}))

const document = (await app.inject('/openapi.json')).json()

describe('/openapi.json', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator()
    const result = await validator.validate(document)
    expect(result.errors).toBeUndefined()
    expect([result.valid, validator.version]).toEqual([true, '3.1'])
    expect(document.info).toMatchObject({ title: 'Balai', version: '1.2.3' })
  })

  it('has the routes of the own API and the probes, and no dialect', () => {
    expect(Object.keys(document.paths).sort()).toEqual([
      '/api/v1/things',
      '/api/v1/things/{id}',
      '/health',
      '/ready',
    ])
    expect(Object.keys(document.paths['/api/v1/things'])).toEqual(['get', 'post'])
  })

  it('says from the gates who may come in', () => {
    const { get, post } = document.paths['/api/v1/things']
    expect(document.paths['/api/v1/things/{id}'].get.security).toEqual([{ bearer: [] }])
    expect(get.security).toEqual([{}, { bearer: [] }, { api_key: [] }])
    expect(post.security).toEqual([{ bearer: [] }, { api_key: [] }])
    expect(document.paths['/health'].get.security).toEqual([])
  })

  it('says which routes take an Idempotency-Key, and what every problem looks like', () => {
    const { get, post } = document.paths['/api/v1/things']
    const names = (operation: { parameters?: { name: string }[] }) =>
      operation.parameters?.map(({ name }) => name)
    expect(names(post)).toEqual(['idempotency-key'])
    expect(names(get)).toEqual(['page_key', 'limit'])
    expect(get.responses.default.content['application/problem+json'].schema.required).toContain('request_id')
  })

  it('sorts routes under the word that follows the version, unless they say their own', () => {
    const { get, post } = document.paths['/api/v1/things']
    expect([get.tags, post.tags]).toEqual([['things'], ['own tag']])
  })
})

describe('/docs', () => {
  it('loads what it needs from here, as the policy allows, and nothing from elsewhere', async () => {
    const page = await app.inject('/docs')
    expect(page.statusCode).toBe(200)
    const loaded = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url as string)
    expect(loaded.length).toBeGreaterThan(2)
    for (const url of loaded) expect([url, (await app.inject(url)).statusCode]).toEqual([url, 200])
    expect(page.body).not.toMatch(/<script>|<script [^>]*>[^<\s]/)
    expect(page.headers['content-security-policy']).toContain("script-src 'self'")
  })
})
