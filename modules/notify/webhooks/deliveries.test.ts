import { readFileSync } from 'node:fs'
import { EventChanged } from '@balai/attendance/contract.ts'
import { newId } from '@balai/db/new-id.ts'
import { AccountChanged } from '@balai/identity/contract.ts'
import { ReservationConfirmed } from '@balai/spaces/contract.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebhookEventType } from './contract.ts'
import { publishedEvents } from './published-events.ts'
import { openReceiver, type Received, type Receiver } from './receiver.fixture.ts'
import { kios, openWebhookHouse, type WebhookHouse } from './webhooks.fixture.ts'

let house: WebhookHouse
let receiver: Receiver
let path: string
let made = 0
const hour = 3_600_000

beforeAll(async () => {
  house = await openWebhookHouse()
  receiver = await openReceiver()
})
afterAll(async () => {
  await house.close()
  await receiver.close()
})

/** An endpoint with a path of its own, for one kind of event that nobody else listens to. */
async function listen(facts: object = { event_types: ['ticket.issued'] }) {
  await house.db.deleteFrom('notify.webhook').execute()
  made += 1
  path = `/${made}`
  const webhook = await house.listen(receiver.url + path, facts)
  const ask = async (below = '') => (await house.ask('GET', webhook.path + below, house.person('admin'))).body
  return {
    ...webhook,
    show: () => ask(),
    post: async (below: string) => await house.ask('POST', webhook.path + below, house.person('admin')),
    patch: async (body: object) => await house.ask('PATCH', webhook.path, { ...house.person('admin'), body }),
    /** The newest delivery, with its attempts. */
    async newest() {
      const { data } = await ask('/deliveries')
      return await ask(`/deliveries/${data[0].id}`)
    },
    deliveries: async (query = '') => (await ask(`/deliveries${query}`)).data,
  }
}

const arrived = () => receiver.at(path).map(({ body }) => JSON.parse(body))

test('a delivery has ids alone, and the example of the docs verifies it', async () => {
  const { secret } = await listen({ event_types: ['reservation.confirmed'] })
  const ids = { reservation_id: newId(), area_id: newId(), seat_id: newId(), holder_id: newId() }
  await house.tell(ReservationConfirmed, {
    ...ids,
    code: 'K7QP',
    area_name: 'Perpustakaan',
    seat_number: 'A1',
    from: '2026-11-21T02:00:00Z',
    to: '2026-11-21T04:00:00Z',
    time_zone: 'Asia/Jakarta',
    sequence: 0,
    by: 'holder',
  })
  await house.deliver()

  const [{ headers, body }] = receiver.at(path) as [Received]
  const { id, occurred_at, ...told } = JSON.parse(body)
  expect(told).toEqual({ type: 'reservation.confirmed', data: ids })
  expect(Date.parse(occurred_at)).toBeGreaterThan(0)
  expect(headers).toMatchObject({
    'content-type': 'application/json',
    'balai-delivery': id,
    'balai-event': 'reservation.confirmed',
    'balai-timestamp': String(house.clock.now().getTime() / 1_000),
    'user-agent': expect.stringMatching(/^Balai/),
  })
  const now = house.clock.now().getTime()
  const isFromBalai = await readExample()
  expect(isFromBalai(headers, body, secret, now)).toBe(true)
  expect(isFromBalai(headers, `${body} `, secret, now)).toBe(false)
  expect(isFromBalai(headers, body, 'whsec_another', now)).toBe(false)
  expect(isFromBalai(headers, body, secret, now + 301_000)).toBe(false)
})

type Verify = (headers: object, body: string, secret: string, now: number) => boolean

async function readExample(): Promise<Verify> {
  const page = readFileSync(new URL('../../../docs/webhooks.md', import.meta.url), 'utf8')
  const [, source = ''] = /```js\n([\s\S]+?)```/.exec(page) ?? []
  const { isFromBalai } = await import(`data:text/javascript,${encodeURIComponent(source)}`)
  return isFromBalai
}

test('every kind that an endpoint can ask for is told of by one event, and stands in the docs', () => {
  const kinds = WebhookEventType.anyOf.map((literal) => literal.const)
  expect(publishedEvents.map(({ type }) => type).sort()).toEqual([...kinds].sort())
  const page = readFileSync(new URL('../../../docs/webhooks.md', import.meta.url), 'utf8')
  for (const kind of kinds) {
    const [subject, verb] = kind.split('.')
    expect(page).toMatch(new RegExp(`\\| \`${subject}\\.(?:.*\\.)?${verb}\``))
  }
})

test('for a day two secrets sign, then the new one alone', async () => {
  const { id, secret: old, post } = await listen()
  const { body } = await post('/secret')
  expect(body.previous_secret_until).toBe(new Date(house.clock.now().getTime() + 24 * hour).toISOString())
  const signers = async () => {
    await post('/test')
    await house.deliver()
    const { headers, body: sent } = receiver.at(path).at(-1) as Received
    const isFromBalai = await readExample()
    return [body.secret, old].map((each) => isFromBalai(headers, sent, each, house.clock.now().getTime()))
  }
  expect(await signers()).toEqual([true, true])
  house.clock.advance(24 * hour)
  expect(await signers()).toEqual([true, false])
  expect(body.id).toBe(id)
})

test('partners hear of no account and of no draft', async () => {
  const listener = { ...house.holder(kios), body: { url: `${receiver.url}/partner` } }
  expect((await house.ask('POST', '/webhooks', listener)).status).toBe(201)
  await house.tell(AccountChanged, {
    account_id: newId(),
    revision: 1,
    username: 'made',
    email: null,
    first_name: '',
    last_name: '',
    name: '',
    role: 'member',
    status: 'active',
  })
  const event = { event_id: newId(), code: 'x', title: 'x', place: '', starts_at: null, ends_at: null }
  await house.tell(EventChanged, { ...event, status: 'draft', time_zone: 'Asia/Jakarta' })
  await house.tell(EventChanged, { ...event, status: 'published', time_zone: 'Asia/Jakarta' })
  await house.deliver()
  expect(receiver.at('/partner').map(({ body }) => JSON.parse(body).data)).toEqual([
    { event_id: event.event_id },
  ])
})

test.each([
  ['an error', { kind: 'answer', status: 500, body: 'oops' }, { status: 500, fault: null, answer: 'oops' }],
  [
    'a redirect to this machine',
    { kind: 'answer', status: 302, headers: { location: '/elsewhere' } },
    { status: 302, fault: null, answer: '' },
  ],
  ['a broken connection', { kind: 'reset' }, { status: null, fault: 'connection broken', answer: null }],
  ['silence', { kind: 'hang' }, { status: null, fault: 'timeout', answer: null }],
  ['another protocol', { kind: 'babble' }, { status: null, fault: 'malformed answer', answer: null }],
  ['an upgrade', { kind: 'upgrade' }, { status: null, fault: 'connection broken', answer: null }],
] as const)('after %s the same delivery comes again', async (_name, behaviour, attempt) => {
  const { newest } = await listen()
  receiver.behave(path, behaviour)
  const ticket = await house.issueTicket()
  await house.deliver()
  const failed = await newest()
  expect(failed).toMatchObject({ state: 'waiting', attempt_count: 1, attempts: [{ number: 1, ...attempt }] })
  expect(receiver.at('/elsewhere')).toEqual([])

  receiver.behave(path, { kind: 'answer', status: 200, body: 'thanks\0' })
  await house.deliver()
  expect(arrived()).toHaveLength(1)
  house.clock.advance(12_000)
  await house.deliver()
  const [first, second] = arrived()
  expect(second).toEqual(first)
  expect(second.data.ticket_id).toBe(ticket)
  expect(await newest()).toMatchObject({
    id: failed.id,
    state: 'delivered',
    next_attempt_at: null,
    attempts: [{ number: 1 }, { number: 2, status: 200, answer: 'thanks\uFFFD' }],
  })
})

test.each([
  ['without end', { kind: 'flood' }],
  ['that stops in the middle', { kind: 'trickle' }],
] as const)('a good status is enough, with a body %s', async (_name, behaviour) => {
  const { newest } = await listen()
  receiver.behave(path, behaviour)
  await house.issueTicket()
  await house.deliver()
  const { state, attempts } = await newest()
  expect([state, attempts[0].status]).toEqual(['delivered', 200])
  expect(attempts[0].answer).toMatch(/^thank you/)
  expect(attempts[0].answer.length).toBeLessThanOrEqual(1_024)
})

test('pauses grow from ten seconds to six hours, and after three days both delivery and endpoint are given up', async () => {
  const { newest, show } = await listen()
  receiver.behave(path, { kind: 'answer', status: 503 })
  await house.issueTicket()
  const pauses: number[] = []
  for (;;) {
    await house.deliver()
    const { state, next_attempt_at } = await newest()
    if (state !== 'waiting') break
    const pause = Date.parse(next_attempt_at) - house.clock.now().getTime()
    pauses.push(pause)
    house.clock.advance(pause)
  }
  expect(pauses[0]).toBeGreaterThanOrEqual(8_000)
  expect(pauses[0]).toBeLessThanOrEqual(12_000)
  expect(Math.max(...pauses)).toBeLessThanOrEqual(1.2 * 6 * hour)
  expect(pauses.reduce((sum, pause) => sum + pause)).toBe(72 * hour)
  expect((await newest()).state).toBe('failed')
  expect(await show()).toMatchObject({ state: 'disabled', disablement: { reason: 'failing' } })
})

test('what has failed can be sent again, under the same id, once its endpoint is active', async () => {
  const { newest, post, patch } = await listen()
  receiver.behave(path, { kind: 'answer', status: 500 })
  await house.issueTicket()
  await house.deliver()
  await patch({ state: 'disabled' })
  const { id, state } = await newest()
  expect(state).toBe('failed')
  expect((await post(`/deliveries/${id}/redelivery`)).body.code).toBe('webhook_disabled')

  await patch({ state: 'active' })
  receiver.behave(path, { kind: 'answer', status: 200 })
  await house.deliver()
  expect(arrived()).toHaveLength(1)
  expect(await post(`/deliveries/${id}/redelivery`)).toMatchObject({
    status: 202,
    body: { id, state: 'waiting' },
  })
  await house.deliver()
  expect(arrived().map((each) => each.id)).toEqual([id, id])
  expect((await newest()).state).toBe('delivered')
})

test('410 disables the endpoint, and nothing more is sent or kept for it', async () => {
  const { show, deliveries } = await listen()
  receiver.behave(path, { kind: 'answer', status: 410 })
  await house.issueTicket()
  await house.deliver()
  expect(await show()).toMatchObject({ state: 'disabled', disablement: { reason: 'gone' } })
  await house.issueTicket()
  house.clock.advance(hour)
  await house.deliver()
  expect(arrived()).toHaveLength(1)
  expect(await deliveries('?state=failed')).toHaveLength(1)
  expect(await deliveries('?state=waiting')).toEqual([])
})

test('one endpoint that hangs holds up no other, and is asked four times at once, then once', async () => {
  await listen({ event_types: ['ticket.issued'] })
  const hanging = path
  receiver.behave(hanging, { kind: 'hang' })
  for (let n = 0; n < 20; n += 1) await house.issueTicket()
  const { path: fast } = await house.listen(`${receiver.url}/fast`, { event_types: ['ticket.issued'] })
  const done = house.deliver()
  for (let n = 0; n < 10; n += 1) await house.issueTicket()
  await expect.poll(() => receiver.at('/fast').length, { timeout: 60_000, interval: 5 }).toBe(10)
  expect(receiver.most[hanging]).toBe(4)
  await done
  house.clock.advance(12_000)
  const before = receiver.at(hanging).length
  await house.ask('POST', `${fast}/test`, house.person('admin'))
  const again = house.deliver()
  await expect.poll(() => receiver.at('/fast').length).toBe(11)
  expect(receiver.at(hanging).length - before).toBeLessThanOrEqual(1)
  await house.db.deleteFrom('notify.webhook').execute()
  await again
})

test('where private targets are not allowed none is connected to, whatever a name leads to', async () => {
  const strict = await openWebhookHouse({ privateWebhooks: false })
  try {
    const { id, path: webhook } = await strict.listen('https://partner.example/hook')
    const url = `http://127.0.0.1:${receiver.port}/private`
    await strict.db.updateTable('notify.webhook').set({ url }).where('id', '=', id).execute()
    const { body: ping } = await strict.ask('POST', `${webhook}/test`, strict.person('admin'))
    await strict.deliver()
    const { body } = await strict.ask('GET', `${webhook}/deliveries/${ping.id}`, strict.person('admin'))
    expect(body.attempts).toMatchObject([{ fault: 'private address', status: null }])
    expect(receiver.at('/private')).toEqual([])
  } finally {
    await strict.close()
  }
})

test('deliveries are forgotten after 30 days, but not what waits', async () => {
  const { deliveries, post } = await listen()
  await house.issueTicket()
  await house.deliver()
  house.clock.advance(30 * 24 * hour)
  await post('/test')
  await house.tidy()
  expect(await deliveries()).toHaveLength(2)
  house.clock.advance(1)
  await house.tidy()
  expect((await deliveries()).map(({ event_type }: { event_type: string }) => event_type)).toEqual(['ping'])
})

test('deliveries are listed newest first, a page at a time', async () => {
  const { path: webhook, post } = await listen()
  const ids: string[] = []
  for (let n = 0; n < 3; n += 1) ids.unshift((await post('/test')).body.id)
  const page = async (query: string) =>
    (await house.ask('GET', `${webhook}/deliveries?limit=2${query}`, house.person('admin'))).body
  const first = await page('')
  const second = await page(`&page_key=${first.next_page_key}`)
  expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(ids)
  expect(second.next_page_key).toBeNull()
})
