import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openCare, type TestCare } from '../care.fixture.ts'

let database: TestDatabase
let house: TestCare
let app: TestApp
let admin: string

beforeAll(async () => {
  database = await createTestDatabase({ role: 'care' })
  house = openCare(database.connection)
  app = await startTestApp(house.routes)
  admin = house.tokenOf('ratna', 'admin')
  await app.ask('PUT', '/care/settings', { token: admin, body: { enabled: true } })
})
afterAll(async () => {
  await app.close()
  await house.close()
  await database.drop()
})

const header = 'name,short_composition1,short_composition2'
const put = (file: string, token = admin, type = 'text/csv; charset=utf-8') =>
  app.ask('PUT', '/care/medicines', { token, body: file, headers: { 'content-type': type } })

async function search(text: string, limit?: number): Promise<string[]> {
  const { status, body } = await app.ask('POST', '/care/medicine-searches', {
    token: house.tokenOf('sari'),
    body: { text, limit },
  })
  expect(status).toBe(200)
  return body.data.map(({ name }: { name: string }) => name)
}

describe('a table of medicines', () => {
  it('is replaced as a whole, in the order of the file, and is no demonstration any more', async () => {
    expect(await put(`${header}\nSatu,Aspirin (50mg),\nDua,Aspirin (1g),Caffeine (30mg)\n`)).toMatchObject({
      status: 200,
      body: { products: 2 },
    })
    expect((await app.ask('GET', '/care/status')).body).toMatchObject({ products: 2, demo: false })
    const rows = await house.db.selectFrom('care.medicine').selectAll().orderBy('id').execute()
    expect(rows.map(({ id, ...row }) => row)).toEqual([
      {
        name: 'Satu',
        composition: 'Aspirin (50mg)',
        name_key: 'satu',
        ingredients: ['aspirin'],
        formula: 'aspirin',
        parts: ['aspirin = 50 mg'],
      },
      {
        name: 'Dua',
        composition: 'Aspirin (1g) + Caffeine (30mg)',
        name_key: 'dua',
        ingredients: ['aspirin', 'caffeine'],
        formula: 'aspirin + caffeine',
        parts: ['aspirin = 1000 mg', 'caffeine = 30 mg'],
      },
    ])
    await put(`${header}\nTiga,Aspirin,\n`)
    const [again] = await house.db.selectFrom('care.medicine').selectAll().execute()
    expect(again?.name).toBe('Tiga')
    expect(again?.id).toBeGreaterThan(rows.at(-1)?.id ?? 0)
  })

  it('stays as it was when a row is bad, and says which', async () => {
    await put(`${header}\nSatu,Aspirin (50mg),\n`)
    const bad = `${header}\nBaik,Aspirin (50mg),\n,Aspirin (50mg),\nKosong,,\n${'x'.repeat(301)},Aspirin,\n`
    expect(await put(bad)).toMatchObject({
      status: 422,
      body: {
        code: 'medicines_refused',
        bad_rows: 3,
        row_errors: [
          { line: 3, field: 'name', code: 'name_missing' },
          { line: 4, field: 'short_composition1', code: 'no_ingredient' },
          { line: 5, field: 'name', code: 'too_long' },
        ],
      },
    })
    expect(await search('satu')).toEqual(['Satu'])
    expect(await house.db.selectFrom('care.medicine_draft').selectAll().execute()).toEqual([])
  })

  it.each([
    ['no columns that we know', 'a,b\n1,2\n', 400, 'missing_column'],
    ['a column that is there twice', `${header},Name\nSatu,Aspirin,,Dua\n`, 400, 'column_twice'],
    ['no rows', `${header}\n`, 400, 'empty_file'],
    ['nothing', '', 400, 'empty_file'],
    ['a quote that is never closed', `${header}\n"Satu,Aspirin,\n`, 400, 'malformed_csv'],
  ])('refuses a file with %s', async (_, file, status, code) => {
    expect(await put(file)).toMatchObject({ status, body: { code } })
  })

  it('takes any text that fits a line, however long it grows when it is folded', async () => {
    const long = 'ﷺ'.repeat(290)
    const several = Array.from({ length: 20 }, (_, n) => `💊${n} (1mg)`).join('+')
    expect((await put(`${header}\n${long},${long} (5mg),${several}\n`)).status).toBe(200)
    expect(await search(long.slice(0, 50))).toEqual([long])
  })

  it('is for an admin to replace, and only by CSV', async () => {
    expect((await put(`${header}\nX,Y,\n`, house.tokenOf('sari', 'committee'))).status).toBe(403)
    expect((await put('{}', admin, 'application/json')).status).toBe(415)
  })
})

describe('a search', () => {
  beforeEach(async () => {
    const products = [
      ['Panadol Biru', 'Paracetamol (500mg)'],
      ['Panadol Merah', 'Paracetamol (500mg)', 'Caffeine (65mg)'],
      ['Paracetamol 500 mg', 'Paracetamol (500mg)'],
      ['Cetirizine 10 mg', 'Cetirizine (10mg)'],
      ['50%_off', 'Loratadine (10mg)'],
    ]
    await put(`${header}\n${products.map(([a, b, c = '']) => `${a},${b},${c}`).join('\n')}\n`)
  })

  it.each([
    ['names that begin so, in their order, whatever the case', 'PANADOL', ['Panadol Biru', 'Panadol Merah']],
    ['an ingredient after names', 'Paracetamol', ['Paracetamol 500 mg', 'Panadol Biru', 'Panadol Merah']],
    ['names with a slip of the pen', 'cetrizine', ['Cetirizine 10 mg']],
    ['signs that mean something in SQL', '50%_', ['50%_off']],
    ['nothing like nonsense', 'zzzzqqqq', []],
    ['nothing where a pattern would find all', '%', []],
  ])('finds %s', async (_, text, names) => {
    expect(await search(text)).toEqual(names)
  })

  it('answers no more than it is asked for', async () => {
    expect(await search('pa', 2)).toEqual(['Panadol Biru', 'Panadol Merah'])
    expect(await search('paracetamol', 2)).toEqual(['Paracetamol 500 mg', 'Panadol Biru'])
  })

  it('is for whoever may look up, accounts and keys with the scope care:read', async () => {
    const ask = (headers: Record<string, string>) =>
      app.ask('POST', '/care/medicine-searches', { headers, body: { text: 'pa' } })
    expect((await ask({ 'x-api-key': 'care:read' })).status).toBe(200)
    expect((await ask({ 'x-api-key': 'events:read' })).status).toBe(403)
    expect((await ask({})).status).toBe(401)
  })
})
