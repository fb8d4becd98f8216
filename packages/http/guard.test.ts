import type { AccountPrincipal, Role } from '@balai/contract/principal.ts'
import { createBareApp } from '@balai/testing/bare-app.ts'
import { Type } from 'typebox'
import { describe, expect, it } from 'vitest'
import { accountOf, createGuard, principalOf } from './guard.ts'
import { openEventStream } from './sse.ts'
import { createTokens } from './tokens.ts'

let aheadMs = 0
const now = () => new Date(Date.now() + aheadMs)
const tokens = createTokens({ secrets: ['x'.repeat(32)], issuer: 'balai', now })
const suspended = new Set<string>()

const guard = createGuard({
  tokens,
  accounts: {
    admit: async ({ sub, role }) => (suspended.has(sub) ? null : account(sub, role as Role)),
  },
  apiKeys: {
    admit: async (key) =>
      key === 'door-key'
        ? { kind: 'api_key', apiKeyId: 'k1', name: 'Door', scopes: ['checkins:write'] }
        : null,
  },
})

const account = (username: string, role: Role): AccountPrincipal => ({
  kind: 'account',
  accountId: `id of ${username}`,
  username,
  role,
  name: username,
  sessionId: null,
})

const { app } = await createBareApp()
app.get('/account', { onRequest: guard.account }, async (request) => ({ who: accountOf(request).username }))
app.get('/admin', { onRequest: guard.role('admin', 'agent') }, async (request) => ({
  who: accountOf(request).username,
}))
app.get('/optional', { onRequest: guard.optional }, async (request) => ({
  who: request.principal?.kind ?? 'nobody',
}))
app.get('/scoped', { onRequest: guard.scope('checkins:write') }, async (request) => ({
  who: principalOf(request).kind,
}))
app.get('/other', { onRequest: guard.scope('care:read') }, async (request) => ({
  who: principalOf(request).kind,
}))
app.get('/person', { onRequest: guard.scope('checkins:write') }, async (request) => ({
  who: accountOf(request).username,
}))
app.get('/forgotten', async (request) => ({ who: principalOf(request).kind }))
app.post(
  '/body',
  { onRequest: guard.account, schema: { body: Type.Object({ secret_field: Type.String() }) } },
  async () => ({}),
)

const bearer = (sub: string, role: Role = 'member') => ({
  authorization: `Bearer ${tokens.sign({ sub, role }, 60)}`,
})

async function ask(url: string, headers: Record<string, string> = {}) {
  const answer = await app.inject({ url, headers })
  const { who, code } = answer.json()
  return [answer.statusCode, who ?? code]
}

describe('a route for accounts', () => {
  it('lets a valid token in', async () => {
    expect(await ask('/account', bearer('ani'))).toEqual([200, 'ani'])
    const { authorization } = bearer('ani')
    expect(await ask('/account', { authorization: authorization.replace('Bearer', 'bearer') })).toEqual([
      200,
      'ani',
    ])
  })

  it('says what is wrong with the header', async () => {
    expect(await ask('/account')).toEqual([401, 'missing_authorization'])
    for (const authorization of ['Bearer', 'Basic YTpi', 'Bearer a b', 'token', 'Bearer\tx']) {
      expect([authorization, ...(await ask('/account', { authorization }))]).toEqual([
        authorization,
        401,
        'malformed_authorization',
      ])
    }
    expect(await ask('/account', { authorization: 'Bearer nonsense' })).toEqual([401, 'invalid_token'])
    const expired = tokens.sign({ sub: 'ani', role: 'member' }, -1)
    expect(await ask('/account', { authorization: `Bearer ${expired}` })).toEqual([401, 'token_expired'])
  })

  it('asks at each request whether the account may still come in', async () => {
    const headers = bearer('budi')
    expect(await ask('/account', headers)).toEqual([200, 'budi'])
    suspended.add('budi')
    expect(await ask('/account', headers)).toEqual([401, 'invalid_token'])
  })

  it('takes no API key', async () => {
    expect(await ask('/account', { 'x-api-key': 'door-key' })).toEqual([401, 'missing_authorization'])
  })

  it('refuses strangers before it looks at their body', async () => {
    const answer = await app.inject({ method: 'POST', url: '/body', payload: {} })
    expect(answer.statusCode).toBe(401)
    expect(answer.body).not.toContain('secret_field')
  })
})

describe('a route for a role', () => {
  it('lets in each of the roles that it names, and no other', async () => {
    expect(await ask('/admin', bearer('ani', 'admin'))).toEqual([200, 'ani'])
    expect(await ask('/admin', bearer('ani', 'agent'))).toEqual([200, 'ani'])
    expect(await ask('/admin', bearer('ani', 'committee'))).toEqual([403, 'missing_role'])
  })
})

describe('a route for a scope', () => {
  it('lets in a key that has it, by either header, and any account', async () => {
    expect(await ask('/scoped', { 'x-api-key': 'door-key' })).toEqual([200, 'api_key'])
    expect(await ask('/scoped', { 'api-key': 'door-key' })).toEqual([200, 'api_key'])
    expect(await ask('/scoped', bearer('ani'))).toEqual([200, 'account'])
  })

  it('refuses a key without it, one that nobody holds, and whoever shows nothing', async () => {
    expect(await ask('/other', { 'x-api-key': 'door-key' })).toEqual([403, 'missing_scope'])
    expect(await ask('/scoped', { 'x-api-key': 'guess' })).toEqual([401, 'invalid_api_key'])
    expect(await ask('/scoped')).toEqual([401, 'missing_authorization'])
  })

  it('can still be for people only', async () => {
    expect(await ask('/person', { 'x-api-key': 'door-key' })).toEqual([403, 'account_required'])
  })
})

describe('a route for anybody', () => {
  it('lets strangers in, but nobody with a bad credential', async () => {
    expect(await ask('/optional')).toEqual([200, 'nobody'])
    expect(await ask('/optional', bearer('ani'))).toEqual([200, 'account'])
    expect(await ask('/optional', { 'x-api-key': 'door-key' })).toEqual([200, 'api_key'])
    expect(await ask('/optional', { authorization: 'Bearer nonsense' })).toEqual([401, 'invalid_token'])
    expect(await ask('/optional', { 'x-api-key': 'guess' })).toEqual([401, 'invalid_api_key'])
  })
})

describe('a route without a gate', () => {
  it('that asks who the caller is, is a bug', async () => {
    expect(await ask('/forgotten', bearer('ani'))).toEqual([500, 'internal_error'])
  })
})

describe('an event stream behind a gate', () => {
  it('ends when the account is suspended or its token expires, though its request came in long ago', async () => {
    const { app } = await createBareApp()
    app.get('/live', { onRequest: guard.account }, (request, reply) =>
      openEventStream(request, reply, async () => [{ data: accountOf(request).username }], {
        heartbeatMs: 5,
        stillAllowed: async () => {
          await guard.account(request)
          return true
        },
      }),
    )
    await app.listen({ port: 0, host: '127.0.0.1' })
    const watch = (who: string) => fetch(`${app.listeningOrigin}/live`, { headers: bearer(who) })
    const [dian, eka] = [await watch('dian'), await watch('eka')]
    suspended.add('dian')
    expect(await dian.text()).toContain('data: "dian"')
    aheadMs = 61_000
    expect(await eka.text()).toContain('data: "eka"')
    aheadMs = 0
    await app.close()
  })
})
