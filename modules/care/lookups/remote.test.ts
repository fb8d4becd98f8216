import { mediMatchKey, startMediMatchStandIn } from '@balai/testing/medimatch-stand-in.ts'
import type { Behaviour, StandIn } from '@balai/testing/stand-in.ts'
import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { createUpstream, type Upstream } from '@balai/upstream/upstream.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openCare, type TestCare } from '../care.fixture.ts'

let database: TestDatabase
let standIn: StandIn
let upstream: Upstream
let house: TestCare
let app: TestApp
const warnings: object[] = []

beforeAll(async () => {
  database = await createTestDatabase({ role: 'care' })
  standIn = await startMediMatchStandIn()
  upstream = createUpstream({
    name: 'medimatch',
    baseUrl: standIn.baseUrl,
    timeoutMs: 300,
    now: () => new Date(),
    log: { warn: (facts) => void warnings.push(facts) },
  })
  const mediMatch = { kind: 'remote', upstream, apiKey: mediMatchKey } as const
  house = openCare(database.connection, { mediMatch, onAtFirst: true })
  app = await startTestApp(house.routes)
})
afterEach(() => standIn.behave({ kind: 'serve' }))
afterAll(async () => {
  await app.close()
  upstream.close()
  await standIn.close()
  await house.close()
  await database.drop()
})

const lookUp = (body: object) => app.ask('POST', '/care/lookups', { token: house.tokenOf('sari'), body })

describe('a MediMatch elsewhere', () => {
  it('is asked with its key, and keeps its order, best first', async () => {
    standIn.received.length = 0
    const { status, body } = await lookUp({ name: 'Aspin', limit: 2 })
    expect(status).toBe(200)
    expect(body).toMatchObject({ ambiguous: false, product: null })
    expect(body.items).toMatchObject([
      { id: 1627, name: 'Aspin 100mg Tablet', composition: [{ ingredient: 'Aspirin', strength: '100 mg' }] },
      { id: 1278, completeness: { level: 'unknown' }, match_basis: [{ strength: 'unknown' }] },
    ])
    expect(standIn.received).toMatchObject([
      { url: '/recommend', apiKey: mediMatchKey, body: '{"drug_name":"Aspin","top_n":2}' },
    ])
    expect((await app.ask('GET', '/care/status')).body).toMatchObject({ source: 'remote', products: null })
  })

  it('has no products to search or to choose here', async () => {
    const token = house.tokenOf('sari')
    const search = await app.ask('POST', '/care/medicine-searches', { token, body: { text: 'Aspin' } })
    expect(search.body).toEqual({ data: [] })
    expect(await lookUp({ medicine_id: 1 })).toMatchObject({ body: { code: 'medicine_not_found' } })
  })

  it('that does not know a medicine says so', async () => {
    expect(await lookUp({ name: 'Nonsense' })).toMatchObject({
      status: 404,
      body: { code: 'medicine_not_found' },
    })
  })

  const answer = (status: number, body: unknown): Behaviour => ({ kind: 'answer', status, body })
  const columns = (data: object) => answer(200, { success: true, data })
  const faults: readonly (readonly [fault: string, behaviour: Behaviour, status: number])[] = [
    ['is slow', { kind: 'hang' }, 504],
    ['sends a byte now and then', { kind: 'trickle' }, 504],
    ['breaks the connection', { kind: 'reset' }, 502],
    ['breaks off', { kind: 'cut' }, 502],
    ['speaks no HTTP', { kind: 'babble' }, 502],
    ['fails', answer(500, {}), 502],
    ['refuses our key', answer(401, { detail: 'Missing or invalid API key' }), 502],
    ['forbids us', answer(403, { detail: 'Not authenticated' }), 502],
    ['refuses the request', answer(422, { detail: [] }), 502],
    ['sends us elsewhere', answer(302, ''), 502],
    ['says nothing', answer(200, ''), 502],
    ['answers text that quotes us, Aspin', answer(200, 'Aspin? what Aspin'), 502],
    ['answers something else', answer(200, { name: {} }), 502],
    ['leaves out a column', columns({ name: { 1: 'A' } }), 502],
    ['leaves out a cell', columns({ name: { 1: 'A' }, combined_composition: {} }), 502],
    ['names rows otherwise', columns({ name: { a: 'A' }, combined_composition: { a: 'B' } }), 502],
    ['has cells that are no text', columns({ name: { 1: 7 }, combined_composition: { 1: null } }), 502],
  ]
  it.each(faults)('that %s is a %3$s, and nothing worse', async (_, behaviour, status) => {
    // an answer between two faults keeps the breaker closed
    await lookUp({ name: 'Aspin' })
    standIn.behave(behaviour)
    const refusal = await lookUp({ name: 'Aspin' })
    expect(refusal.status).toBe(status)
    expect(JSON.stringify([refusal.body, warnings])).not.toContain('Aspin')
    expect(JSON.stringify([refusal.body, warnings])).not.toContain(mediMatchKey)
  })

  it('that fails ten times is left alone for a while', async () => {
    standIn.behave(answer(500, {}))
    for (let times = 0; times < 10; times += 1) await lookUp({ name: 'Aspin' })
    standIn.received.length = 0
    expect((await lookUp({ name: 'Aspin' })).status).toBe(502)
    expect(standIn.received).toEqual([])
  })
})
