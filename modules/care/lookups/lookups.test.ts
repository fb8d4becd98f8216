import { createBareApp } from '@balai/testing/bare-app.ts'
import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCare, type TestCare } from '../care.fixture.ts'

let database: TestDatabase
let house: TestCare
let app: TestApp
let token: string

beforeAll(async () => {
  database = await createTestDatabase({ role: 'care' })
  house = openCare(database.connection)
  app = await startTestApp(house.routes)
  token = house.tokenOf('sari')
  const admin = house.tokenOf('ratna', 'admin')
  await app.ask('PUT', '/care/settings', { token: admin, body: { enabled: true } })
  await app.ask('PUT', '/care/medicines', {
    token: admin,
    body: table,
    headers: { 'content-type': 'text/csv' },
  })
})
afterAll(async () => {
  await app.close()
  await house.close()
  await database.drop()
})

const table = `name,short_composition1,short_composition2
Far,Amoxicillin (250mg),Bromhexine (8mg)
Augment 625,Amoxicillin  (500mg) ,Clavulanic Acid (125mg)
Other strengths,Amoxicillin (200mg),Clavulanic acid (28.5mg)
One strength,Amoxicillin (250mg),Clavulanic acid (125mg)
Same,Clavulanic acid (0.125g),Amoxicillin (500mg)
Alone,Amoxicillin (500mg),
Alone but less,Amoxicillin (250mg),
Unknown strengths,Amoxicillin,Clavulanic acid
Nothing in common,Cetirizine (10mg),
Twin,Loratadine (10mg),
Twin,Loratadine (10mg),
Namesake,Loratadine (5mg),
Namesake,Cetirizine (5mg),
No strength at all,Cetirizine,
Nothing but brackets,(50mg),
`

const lookUp = (body: object) => app.ask('POST', '/care/lookups', { token, body })
const namesOf = ({ items }: { items: readonly { name: string }[] }) => items.map(({ name }) => name)

describe('a look-up', () => {
  it('puts the exact composition first, then other strengths of it, then what shares a part of it', async () => {
    const { status, body } = await lookUp({ name: 'augment 625', limit: 50 })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      ambiguous: false,
      product: {
        name: 'Augment 625',
        composition: [
          { ingredient: 'Amoxicillin', strength: '500 mg' },
          { ingredient: 'Clavulanic Acid', strength: '125 mg' },
        ],
      },
    })
    const told = body.items.map(
      ({ name, completeness: { level, shared, total } }: (typeof body.items)[number]) =>
        `${name}: ${level} ${shared}/${total}`,
    )
    expect(told).toEqual([
      'Same: exact 2/2',
      'One strength: same_ingredients 2/2',
      'Other strengths: same_ingredients 2/2',
      'Unknown strengths: same_ingredients 2/2',
      'Alone: partial 1/2',
      'Alone but less: partial 1/2',
      'Far: partial 1/3',
    ])
    expect((await lookUp({ name: 'augment 625', limit: 50 })).body).toEqual(body)
    expect((await lookUp({ name: 'augment 625', limit: 5 })).body.items).toEqual(body.items.slice(0, 5))
  })

  it('compares what has no strength by its ingredients', async () => {
    const { status, body } = await lookUp({ name: 'No strength at all' })
    expect([status, namesOf(body)]).toEqual([200, ['Nothing in common', 'Namesake']])
    const brackets = await lookUp({ name: 'Nothing but brackets' })
    expect([brackets.status, brackets.body.items]).toEqual([200, []])
  })

  it('says which ingredients and which strengths agree', async () => {
    const { items } = (await lookUp({ name: 'Augment 625', limit: 50 })).body
    const basis = (name: string) =>
      items.find((each: { name: string }) => each.name === name).match_basis.map(Object.values)
    expect(basis('One strength')).toEqual([
      ['Amoxicillin', 'different'],
      ['Clavulanic Acid', 'same'],
    ])
    expect(basis('Unknown strengths')).toEqual([
      ['Amoxicillin', 'unknown'],
      ['Clavulanic Acid', 'unknown'],
    ])
    expect(basis('Far')).toEqual([['Amoxicillin', 'different']])
  })

  it('asks back what is meant, and recommends nothing until one is chosen', async () => {
    const { body } = await lookUp({ name: 'Alone' })
    expect(body.ambiguous, 'the very name is no question').toBe(false)
    const { body: asked } = await lookUp({ name: 'al' })
    expect(asked).toMatchObject({ ambiguous: true, by: 'name' })
    expect(asked.candidates.map(({ name }: { name: string }) => name)).toEqual(['Alone', 'Alone but less'])
    const { body: chosen } = await lookUp({ medicine_id: asked.candidates[1].id })
    expect(chosen).toMatchObject({ ambiguous: false, product: { name: 'Alone but less' } })
  })

  it('asks back too when one name is of different products, and when only the spelling is near', async () => {
    expect((await lookUp({ name: 'Namesake' })).body).toMatchObject({ ambiguous: true, by: 'name' })
    expect((await lookUp({ name: 'Augmment 625' })).body).toMatchObject({
      ambiguous: true,
      by: 'spelling',
      candidates: [{ name: 'Augment 625' }],
    })
  })

  it('takes two rows of one product for the one that they are', async () => {
    const { body } = await lookUp({ name: 'Twin' })
    expect(body).toMatchObject({ ambiguous: false, items: [{ name: 'Twin' }, { name: 'Namesake' }] })
  })

  it.each([
    ['a name that nothing is like', { name: 'zzzzqqqq' }, 404, 'medicine_not_found'],
    ['an id of nothing', { medicine_id: 2_000_000_000 }, 404, 'medicine_not_found'],
    ['neither', {}, 400, 'name_or_medicine_id'],
    ['both', { name: 'Twin', medicine_id: 1 }, 400, 'name_or_medicine_id'],
    ['an empty name', { name: ' ' }, 400, 'validation_failed'],
    ['an id beyond all ids', { medicine_id: 2 ** 31 }, 400, 'validation_failed'],
    ['too many', { name: 'Twin', limit: 51 }, 400, 'validation_failed'],
  ])('refuses %s', async (_, body, status, code) => {
    expect(await lookUp(body)).toMatchObject({ status, body: { code } })
  })

  it('leaves no trace of what was looked up, in the log or in the answer to a mistake', async () => {
    const { app: logged, lines } = await createBareApp()
    await logged.register(async (api) => house.routes(api as typeof logged), { prefix: '/api/v1' })
    const headers = { authorization: `Bearer ${token}` }
    for (const payload of [{ name: 'SECRETOL' }, { name: 'SECRETOL', limit: 'x' }, { text: 'SECRETOL' }]) {
      for (const url of ['/api/v1/care/lookups', '/api/v1/care/medicine-searches']) {
        const answer = await logged.inject({ method: 'POST', url, headers, payload })
        expect(answer.body).not.toContain('SECRETOL')
      }
    }
    expect(lines.length).toBeGreaterThan(5)
    expect(JSON.stringify(lines)).not.toContain('SECRETOL')
    await logged.close()
  })
})
