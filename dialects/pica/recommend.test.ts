import { mediMatchKey, startMediMatchStandIn } from '@balai/testing/medimatch-stand-in.ts'
import { createRandom, nastyBodies, nastyValue } from '@balai/testing/nasty-input.ts'
import type { Behaviour, StandIn } from '@balai/testing/stand-in.ts'
import { createUpstream, type Upstream } from '@balai/upstream/upstream.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestHouse, type TestHouse } from './pica.fixture.ts'

const path = '/api/secure/recommend-drugs'
const columns = (rows: readonly (readonly [id: number | string, name: string, composition: string])[]) => {
  const column = (at: 1 | 2) => rows.map((row) => `"${row[0]}":${JSON.stringify(row[at])}`)
  return `{"success":true,"data":{"name":{${column(1)}},"combined_composition":{${column(2)}}}}`
}

/** The answer as it came over the wire: parsed, its rows would be sorted by their numbers. */
async function ask(house: TestHouse, body: object | string, headers: Record<string, string>) {
  const answer = await fetch(house.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? Buffer.from(body, 'latin1') : JSON.stringify(body),
  })
  return [answer.status, await answer.text()] as const
}

describe('recommend-drugs from the table of this house', () => {
  let house: TestHouse
  let key: Record<string, string>
  let numbers: Map<string, number>

  beforeAll(async () => {
    house = await openTestHouse()
    key = { 'api-key': (await house.issueKey('care:read')).key }
  })
  afterAll(() => house.close())
  const recommend = (body: object | string, headers = key) => ask(house, body, headers)

  it('is not there until an admin turns it on', async () => {
    const [status, text] = await recommend({ drug_name: 'Paracetamol 500 mg' })
    expect([status, JSON.parse(text)]).toEqual([404, { success: false, detail: expect.any(String) }])
    const token = house.warden
    await house.ask('PUT', '/api/v1/care/settings', { token, body: { enabled: true } })
    await house.ask('PUT', '/api/v1/care/medicines', {
      token,
      headers: { 'content-type': 'text/csv' },
      body: table,
    })
    const { body } = await house.ask('POST', '/api/v1/care/medicine-searches', {
      token,
      body: { text: 'Paracetamol', limit: 50 },
    })
    numbers = new Map(body.data.map(({ id, name }: { id: number; name: string }) => [name, id]))
  })

  const table = `name,short_composition1,short_composition2
Mild Paracetamol,Paracetamol (125mg),
Paracetamol Plus,Paracetamol (500mg),Caffeine (65mg)
Panadol,Paracetamol  (500mg) ,
Paracetamol Forte,Paracetamol (500mg),
`
  const row = (name: string, composition: string) => [numbers.get(name) ?? 0, name, composition] as const

  it('answers two columns keyed by the number of the row, best match first', async () => {
    const rows = [
      row('Paracetamol Forte', 'Paracetamol (500mg)'),
      row('Mild Paracetamol', 'Paracetamol (125mg)'),
      row('Paracetamol Plus', 'Paracetamol (500mg) + Caffeine (65mg)'),
    ]
    expect(await recommend({ drug_name: 'panadol' })).toEqual([200, columns(rows)])
    expect(await recommend({ drug_name: 'panadol', top_n: 2 })).toEqual([200, columns(rows.slice(0, 2))])
  })

  it('tells all products of a name that stands for several, and guesses none', async () => {
    const [status, text] = await recommend({ drug_name: 'Paracetamol' })
    expect([status, Object.values(JSON.parse(text).data.name).sort()]).toEqual([
      200,
      ['Mild Paracetamol', 'Panadol', 'Paracetamol Forte', 'Paracetamol Plus'],
    ])
  })

  it.each(['Nonsensomycin', 'Panadoll', '', ' '])('does not know %j', async (drug_name) => {
    const [status, text] = await recommend({ drug_name })
    expect([status, JSON.parse(text)]).toEqual([404, { success: false, detail: expect.any(String) }])
  })

  it('is for holders of a key that may, whoever is logged in', async () => {
    const body = { drug_name: 'Panadol' }
    const seen = async (headers: Record<string, string>) => {
      const [status, text] = await recommend(body, headers)
      return [status, JSON.parse(text).detail]
    }
    expect(await seen({})).toEqual([403, 'Not authenticated'])
    expect(await seen({ authorization: `Bearer ${house.warden}` })).toEqual([403, 'Not authenticated'])
    expect(await seen({ 'api-key': 'nonsense' })).toEqual([401, 'Missing or invalid API key'])
    const { key: other } = await house.issueKey('reservations:read')
    expect((await seen({ 'x-api-key': other }))[0]).toBe(403)
  })

  it.each([
    ['no name', {}, 'missing'],
    ['a name that is none', { drug_name: 7 }, 'string_type'],
    ['none wanted', { drug_name: 'Panadol', top_n: 0 }, 'greater_than_equal'],
    ['too many wanted', { drug_name: 'Panadol', top_n: 51 }, 'less_than_equal'],
    ['half a one wanted', { drug_name: 'Panadol', top_n: 1.5 }, 'int_type'],
    ['no JSON', '{', 'json_invalid'],
  ])('refuses %s', async (_, body, type) => {
    const [status, text] = await recommend(body)
    expect([status, JSON.parse(text)]).toMatchObject([422, { detail: [{ type }] }])
  })

  it('answers no nasty input with a 5xx, and logs none of it', async () => {
    const random = createRandom(20_261_120)
    const bodies = Array.from({ length: 100 }, () => ({
      drug_name: nastyValue(random),
      top_n: nastyValue(random),
    }))
    for (const body of [...nastyBodies, ...bodies]) {
      const [status, text] = await recommend(body)
      expect(status, JSON.stringify(body)).toBeLessThan(500)
      expect(JSON.parse(text), JSON.stringify(body)).toBeTypeOf('object')
    }
    await recommend({ drug_name: 'SECRETOL' })
    expect(JSON.stringify(house.lines)).not.toContain('SECRETOL')
  })
})

describe('recommend-drugs from a MediMatch elsewhere', () => {
  let standIn: StandIn
  let upstream: Upstream
  let house: TestHouse
  let key: Record<string, string>

  beforeAll(async () => {
    standIn = await startMediMatchStandIn()
    upstream = createUpstream({
      name: 'medimatch',
      baseUrl: standIn.baseUrl,
      timeoutMs: 300,
      now: () => new Date(),
      log: { warn() {} },
    })
    house = await openTestHouse({ mediMatch: { kind: 'remote', upstream, apiKey: mediMatchKey } })
    key = { 'api-key': (await house.issueKey('care:read')).key }
    await house.ask('PUT', '/api/v1/care/settings', { token: house.warden, body: { enabled: true } })
  })
  afterAll(async () => {
    await house.close()
    upstream.close()
    await standIn.close()
  })
  const recommend = (drug_name: string, more: object = {}) => ask(house, { drug_name, ...more }, key)

  it('passes on what it answers, in its order', async () => {
    const rows = [
      [1627, 'Aspin 100mg Tablet', 'Aspirin (100mg)'],
      [1278, 'Acetyl Salicylic Acid 50mg Tablet', 'Aspirin (50mg)'],
    ] as const
    expect(await recommend('Aspin', { top_n: 2 })).toEqual([200, columns(rows)])
    expect(standIn.received.at(-1)?.body).toBe('{"drug_name":"Aspin","top_n":2}')
    await recommend('Aspin')
    expect(standIn.received.at(-1)?.body).toBe('{"drug_name":"Aspin","top_n":5}')
  })

  it.each<readonly [fault: string, behaviour: Behaviour, status: number]>([
    ['does not know the drug', { kind: 'serve' }, 404],
    ['is too slow', { kind: 'hang' }, 504],
    ['fails', { kind: 'answer', status: 500 }, 502],
    ['breaks the connection', { kind: 'reset' }, 502],
    ['talks nonsense', { kind: 'babble' }, 502],
    ['answers no JSON', { kind: 'answer', status: 200, body: 'garbage' }, 502],
    ['refuses our key', { kind: 'answer', status: 401, body: { detail: 'no' } }, 502],
  ])('that %s is a %3$s', async (_, behaviour, status) => {
    standIn.behave(behaviour)
    const [answered, text] = await recommend('Unknownol')
    standIn.behave({ kind: 'serve' })
    expect(answered).toBe(status)
    const refusal = { detail: expect.any(String) }
    expect(JSON.parse(text)).toEqual(status === 404 ? { success: false, ...refusal } : refusal)
    expect(text).not.toContain(mediMatchKey)
  })
})
