import { type ChildProcess, fork } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { TicketIssued } from '@balai/attendance/contract.ts'
import { emitAll } from '@balai/events/emit.ts'
import { createTestDatabase } from '@balai/testing/test-database.ts'
import { expect, test, vi } from 'vitest'
import { createWebhook } from './create-webhook.ts'
import { openReceiver } from './receiver.fixture.ts'
import { openWebhooks, ticketIssued } from './webhooks.fixture.ts'

const rounds = 20
const eventsPerRound = 30
const endpoints = ['/one', '/two', '/three']

test('whenever workers are killed, each event reaches each endpoint, always under the same id', async () => {
  const seed = process.env.KILL_SEED ?? randomUUID()
  process.stderr.write(`Workers are killed at the moments of KILL_SEED=${seed}\n`)
  const database = await createTestDatabase({ role: 'notify' })
  const receiver = await openReceiver()
  const deps = openWebhooks(database.connection)
  for (const path of endpoints) {
    await createWebhook(deps, { owner: { kind: 'house' }, by: 'account:test' }, { url: receiver.url + path })
  }

  const issued: string[] = []
  let next = startProcess(database.connection)
  for (let round = 0; round < rounds; round += 1) {
    const worker = await next
    // the replacement boots while this one works, and often works beside it
    next = startProcess(database.connection)
    const moment = receiver.received.length + momentOf(seed, round)
    const tickets = Array.from({ length: eventsPerRound }, ticketIssued)
    await deps.db.transaction().execute((tx) => emitAll(tx, TicketIssued, tickets))
    issued.push(...tickets.map(({ ticket_id }) => ticket_id))
    await vi.waitFor(() => expect(receiver.received.length).toBeGreaterThanOrEqual(moment), {
      timeout: 60_000,
      interval: 1,
    })
    await kill(worker)
  }

  const last = await next
  const waiting = () =>
    deps.db.selectFrom('notify.webhook_delivery').select('id').where('state', '<>', 'delivered').execute()
  await vi.waitFor(
    async () => {
      const told = await deps.db.selectFrom('notify.webhook_delivery').select('id').execute()
      expect(told).toHaveLength(issued.length * endpoints.length)
      expect(await waiting()).toEqual([])
    },
    { timeout: 120_000, interval: 200 },
  )
  await kill(last)

  // some died while they were sending
  expect(receiver.received.length).toBeGreaterThan(issued.length * endpoints.length)
  for (const path of endpoints) {
    const ids = new Map<string, Set<string>>()
    for (const { body } of receiver.at(path)) {
      const { id, data } = JSON.parse(body)
      ids.set(data.ticket_id, (ids.get(data.ticket_id) ?? new Set()).add(id))
    }
    expect([...ids.keys()].sort()).toEqual([...issued].sort())
    expect([...ids.values()].filter(({ size }) => size > 1)).toEqual([])
  }
  await deps.db.destroy()
  await receiver.close()
  await database.drop()
})

/** After how many further deliveries the worker of this round is killed. */
const momentOf = (seed: string, round: number): number =>
  createHash('sha256').update(`${seed} ${round}`).digest().readUInt32BE() %
  (eventsPerRound * endpoints.length)

async function startProcess(connection: object): Promise<ChildProcess> {
  const path = fileURLToPath(new URL('./webhook-worker.fixture.ts', import.meta.url))
  const child = fork(path, [JSON.stringify(connection)], { execArgv: [] })
  await once(child, 'message')
  return child
}

async function kill(worker: ChildProcess): Promise<void> {
  const died = once(worker, 'exit')
  worker.kill('SIGKILL')
  await died
}
