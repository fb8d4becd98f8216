import type { Secrets } from '@balai/http/seal.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { createVirtualClock, type VirtualClock } from '@balai/testing/virtual-clock.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createWebhook } from './create-webhook.ts'
import { deliverDue, lanes } from './deliver-due.ts'
import { listAttempts } from './delivery-store.ts'
import type { SendDeps } from './deps.ts'
import { openReceiver, type Receiver } from './receiver.fixture.ts'
import { resealWebhooks } from './reseal-webhooks.ts'
import { createWebhookSeal } from './secrets.ts'
import { sendPing } from './send-ping.ts'
import { settle } from './settle.ts'
import { openWebhooks, secrets } from './webhooks.fixture.ts'

let database: TestDatabase
let receiver: Receiver
let clock: VirtualClock
let deps: SendDeps
let webhookId: string

beforeEach(async () => {
  database = await createTestDatabase({ role: 'notify' })
  receiver = await openReceiver()
  clock = createVirtualClock()
  deps = openWebhooks(database.connection, { now: clock.now })
  const { webhook } = await createWebhook(
    deps,
    { owner: { kind: 'house' }, by: 'account:test' },
    { url: `${receiver.url}/` },
  )
  webhookId = webhook.id
})
afterEach(async () => {
  await deps.db.destroy()
  await receiver.close()
  await database.drop()
})

const ping = () => sendPing(deps, { kind: 'house' }, webhookId)
const never = new AbortController().signal
const deliver = (signal = never, by = deps) => deliverDue(by, lanes.steady, signal)
const deliveries = () => deps.db.selectFrom('notify.webhook_delivery').selectAll().execute()

test('what a worker was sending when it was stopped is at once for others to send', async () => {
  const { id } = await ping()
  receiver.behave('/', { kind: 'hang' })
  const stopping = new AbortController()
  const stopped = deliver(stopping.signal)
  await expect.poll(() => receiver.received.length, { interval: 5 }).toBe(1)
  stopping.abort()
  await stopped

  receiver.behave('/', { kind: 'answer', status: 204 })
  await deliver()
  expect(await deliveries()).toMatchObject([{ id, state: 'delivered' }])
  expect(await listAttempts(deps.db, id)).toMatchObject([{ number: 2, status: 204 }])
})

test('what a worker was sending when it died is sent by others when its lease is over', async () => {
  const { id } = await ping()
  const leased_until = new Date(clock.now().getTime() + 1_500)
  await deps.db.updateTable('notify.webhook_delivery').set({ leased_until, attempts: 1 }).execute()
  await deliver()
  expect(receiver.received).toEqual([])
  clock.advance(1_500)
  await deliver()
  expect(receiver.received.map(({ headers }) => headers['balai-delivery'])).toEqual([id])
})

test('whoever ends after the lease was over changes nothing of what another sends by then', async () => {
  const delivery = await ping()
  await deps.db.updateTable('notify.webhook_delivery').set({ attempts: 2 }).execute()
  const webhook = await deps.db.selectFrom('notify.webhook').selectAll().executeTakeFirstOrThrow()
  const late = { ...webhook, ...delivery, attempts: 1 }
  const made = { startedAt: clock.now(), durationMs: 9_999 }
  await settle(deps, late, { ...made, outcome: { fault: 'timeout' } })
  expect(await deliveries()).toMatchObject([{ state: 'waiting', attempts: 2, due_at: delivery.due_at }])
  expect(await listAttempts(deps.db, delivery.id)).toMatchObject([{ number: 1, fault: 'timeout' }])
})

test('two processes together send four at once to an endpoint, and none twice', async () => {
  const other = openWebhooks(database.connection, { now: clock.now })
  for (let n = 0; n < 30; n += 1) await ping()
  receiver.behave('/', { kind: 'hang' })
  const stopping = new AbortController()
  const first = deliver(stopping.signal)
  await expect.poll(() => receiver.received.length, { interval: 5 }).toBe(4)
  await deliver(never, other)
  expect(receiver.received).toHaveLength(4)
  stopping.abort()
  await first

  receiver.behave('/', { kind: 'answer', status: 204 })
  await Promise.all([deliver(), deliver(never, other)])
  await other.db.destroy()
  expect(receiver.received).toHaveLength(4 + 30)
  expect(receiver.most['/']).toBe(4)
  expect(new Set((await deliveries()).map(({ state }) => state))).toEqual(new Set(['delivered']))
})

test('secrets outlive a change of the server’s own, once they were sealed anew', async () => {
  const changed: Secrets = ['another secret of thirty-two bytes or more', ...secrets]
  const after = (each: Secrets): SendDeps => ({ ...deps, seal: createWebhookSeal(each) })
  const faults = async (each: Secrets) => {
    const { id } = await ping()
    await deliver(never, after(each))
    return (await listAttempts(deps.db, id)).map(({ fault }) => fault)
  }
  expect(await faults(changed)).toEqual([null])
  expect(await faults([changed[0]])).toEqual(['secret unreadable'])
  await deps.db.updateTable('notify.webhook').set({ failures: 0, failing_since: null }).execute()
  await resealWebhooks(after(changed))
  expect(await faults([changed[0]])).toEqual([null])
})
