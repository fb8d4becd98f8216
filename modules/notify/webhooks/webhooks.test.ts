import { randomUUID } from 'node:crypto'
import { ApiKeyRevoked } from '@balai/identity/contract.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { kios, openWebhookHouse, reader, type WebhookHouse, warung } from './webhooks.fixture.ts'

let house: WebhookHouse
let ask: WebhookHouse['ask']
const url = 'https://partner.example/hook'

beforeAll(async () => {
  house = await openWebhookHouse({ privateWebhooks: false })
  ask = house.ask
})
afterAll(() => house.close())

const add = (body: object, by: object = house.holder(kios)) => ask('POST', '/webhooks', { ...by, body })

test('an endpoint tells its secret once, and the database cannot read it', async () => {
  const { status, body, headers } = await add({ url, event_types: ['ticket.issued'], description: ' Kasir ' })
  expect(status).toBe(201)
  expect(body).toMatchObject({
    url,
    event_types: ['ticket.issued'],
    description: 'Kasir',
    api_key_id: kios.apiKeyId,
    state: 'active',
    disablement: null,
    created_by: 'api_key:Kios',
  })
  expect(body.secret).toMatch(/^whsec_[\w-]{43}$/)
  expect(headers).toMatchObject({ location: `/api/v1/webhooks/${body.id}`, 'cache-control': 'no-store' })

  const shown = await ask('GET', `/webhooks/${body.id}`, house.holder(kios))
  const { secret: _, ...webhook } = body
  expect(shown.body).toEqual(webhook)
  const row = await house.db.selectFrom('notify.webhook').selectAll().where('id', '=', body.id).execute()
  expect(row[0]?.secret.toString('latin1')).not.toContain(body.secret.slice(6, 20))
})

test('a partner sees its own endpoints alone, and an admin all of them', async () => {
  const { body: own } = await add({ url }, house.holder(warung))
  const { body: others } = await add({ url })
  const { body: houses } = await add({ url }, house.person('admin'))
  expect(houses).toMatchObject({ api_key_id: null, created_by: 'account:admin' })

  const seenBy = async (by: object) =>
    (await ask('GET', '/webhooks?limit=200', by)).body.data.map(({ id }: { id: string }) => id)
  expect(await seenBy(house.holder(warung))).toEqual([own.id])
  expect(await seenBy(house.person('admin'))).toEqual(expect.arrayContaining([own.id, others.id, houses.id]))
  const paths = ['', '/secret', '/test', '/deliveries', `/deliveries/${randomUUID()}/redelivery`]
  for (const path of paths) {
    for (const method of ['GET', 'PATCH', 'DELETE', 'POST'] as const) {
      const request = { ...house.holder(warung), ...(method === 'PATCH' && { body: { url } }) }
      const answer = await ask(method, `/webhooks/${others.id}${path}`, request)
      expect([404, 405]).toContain(answer.status)
    }
  }
})

test('only admins and keys with the scope come in', async () => {
  expect((await ask('GET', '/webhooks')).status).toBe(401)
  for (const role of ['member', 'crew', 'committee'] as const) {
    expect((await add({ url }, house.person(role))).body.code).toBe('missing_role')
  }
  expect((await ask('GET', '/webhooks', house.holder(reader))).body.code).toBe('missing_scope')
})

test.each([
  ['ftp://partner.example/', 400, 'invalid_url'],
  ['partner.example/hook', 400, 'invalid_url'],
  ['https://', 400, 'invalid_url'],
  ['https://ani:rahasia@partner.example/', 400, 'invalid_url'],
  ['https://partner.example:0/', 400, 'invalid_url'],
  ['https://partner.example:65536/', 400, 'invalid_url'],
  ['http://127.0.0.1/', 422, 'private_target'],
  ['http://2130706433/', 422, 'private_target'],
  ['http://0x7f.1/', 422, 'private_target'],
  ['http://[::1]:8080/', 422, 'private_target'],
  ['http://[::ffff:10.0.0.1]/', 422, 'private_target'],
  ['http://169.254.169.254/latest/meta-data', 422, 'private_target'],
  ['http://localhost:5432/', 422, 'private_target'],
  ['http://balai.localhost/', 422, 'private_target'],
])('%s is refused, as a new address and as another one', async (bad, status, code) => {
  const added = await add({ url: bad })
  expect([added.status, added.body.code, added.body.errors[0].path]).toEqual([status, code, 'body.url'])
  const { body } = await add({ url })
  const changed = await ask('PATCH', `/webhooks/${body.id}`, { ...house.holder(kios), body: { url: bad } })
  expect([changed.status, changed.body.code]).toEqual([status, code])
  await ask('DELETE', `/webhooks/${body.id}`, house.holder(kios))
})

test('accounts are the business of the house alone', async () => {
  const event_types = ['account.changed']
  expect(await add({ url, event_types })).toMatchObject({
    status: 422,
    body: { code: 'event_type_reserved' },
  })
  expect((await add({ url, event_types }, house.person('admin'))).status).toBe(201)
  expect((await add({ url, event_types: ['account.deleted'] })).status).toBe(400)
  expect((await add({ url, event_types: [] })).status).toBe(400)
})

test('an endpoint can be changed, disabled and made active again', async () => {
  const { body } = await add({ url })
  const patch = async (changes: object) =>
    (await ask('PATCH', `/webhooks/${body.id}`, { ...house.holder(kios), body: changes })).body
  expect(await patch({ event_types: ['book.lent'], url: `${url}/2#x` })).toMatchObject({
    event_types: ['book.lent'],
    url: `${url}/2`,
  })
  expect(await patch({ state: 'disabled' })).toMatchObject({
    state: 'disabled',
    disablement: { reason: 'by_hand', at: house.clock.now().toISOString() },
  })
  expect((await ask('POST', `/webhooks/${body.id}/test`, house.holder(kios))).body.code).toBe(
    'webhook_disabled',
  )
  expect(await patch({ state: 'active', event_types: null })).toMatchObject({
    state: 'active',
    disablement: null,
    event_types: null,
  })
})

test('a partner has fifty endpoints at most, however many it asks for at once', async () => {
  const by = house.holder(warung)
  const { body: before } = await ask('GET', '/webhooks?limit=200', by)
  const answers = await Promise.all(Array.from({ length: 60 }, () => add({ url }, by)))
  const added = answers.filter(({ status }) => status === 201).length
  expect(before.data.length + added).toBe(50)
  expect(answers.find(({ status }) => status !== 201)?.body.code).toBe('too_many_webhooks')
})

test('a revoked key takes its endpoints with it', async () => {
  const { body } = await add({ url })
  await house.tell(ApiKeyRevoked, { api_key_id: kios.apiKeyId })
  const { body: shown } = await ask('GET', `/webhooks/${body.id}`, house.person('admin'))
  expect(shown.disablement.reason).toBe('key_revoked')
})
