import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTwoReplicas, password, type TwoReplicas } from '../identity.fixture.ts'
import type { Account } from './contract.ts'

let replicas: TwoReplicas
let token: string

/** Shown as, in the order of their registration; some share a name, or its beginning. */
const shown = ['zaki', 'Ani Lestari', 'ani lestari', 'Budi', 'ani lestari', 'citra', 'dewi', 'x'.repeat(100)]
const twin = `${'x'.repeat(99)}a`

beforeAll(async () => {
  replicas = await openTwoReplicas()
  const { http, clock } = replicas
  const admin = { username: 'admin1', role: 'admin', password }
  token = (await http.ask('POST', '/auth/register', { body: admin })).body.access_token
  for (const [n, display_name] of [...shown, twin].entries()) {
    // two of one instant, then a later one
    if (n % 2 === 0) clock.advance(1_000)
    const named = n === 1 ? { first_name: 'Ani', last_name: 'Lestari' } : { display_name }
    const body = n === 0 ? { username: 'zaki', password } : { username: `orang${n}`, password, ...named }
    await http.ask('POST', '/auth/register', { body, token })
  }
})

afterAll(() => replicas.close())

async function list(query: string) {
  const { status, body } = await replicas.http.ask('GET', `/accounts?${query}`, { token })
  return { status, body, rows: (body.data ?? []) as Account[] }
}

async function allOf(query: string, limit: number): Promise<Account[]> {
  const rows: Account[] = []
  let key: string | null = ''
  while (key !== null) {
    const page = await list(`${query}&limit=${limit}${key === '' ? '' : `&page_key=${key}`}`)
    expect(page.status).toBe(200)
    rows.push(...page.rows)
    key = page.body.next_page_key
  }
  return rows
}

const ids = (rows: readonly Account[]) => rows.map(({ id }) => id)

test('lists people by the name that they are shown by, whatever its case', async () => {
  const { rows } = await list('sort=name&q=orang')
  expect(rows.map(({ name }) => name.slice(0, 12))).toEqual([
    'Ani Lestari',
    'ani lestari',
    'ani lestari',
    'Budi',
    'citra',
    'dewi',
    'xxxxxxxxxxxx',
    'xxxxxxxxxxxx',
  ])
  const last = (await list('sort=-name&limit=1')).rows
  expect(last.map(({ name }) => name)).toEqual(['zaki'])
})

test('lists the oldest or the newest account first', async () => {
  const names = async (sort: string) => (await list(`sort=${sort}`)).rows.map(({ username }) => username)
  const oldest = ['admin1', 'zaki', ...Array.from({ length: 8 }, (_, n) => `orang${n + 1}`)]
  expect(await names('created_at')).toEqual(oldest)
  expect(await names('-created_at')).toEqual(oldest.toReversed())
  expect((await list('')).rows.map(({ username }) => username)).toEqual(oldest.toReversed())
})

test.each(['name', '-name', 'created_at', '-created_at'])(
  'pages of %s, of any size, leave nobody out and bring nobody twice',
  async (sort) => {
    const whole = ids(await allOf(`sort=${sort}`, 200))
    expect(new Set(whole).size).toBe(10)
    for (const limit of [1, 2, 3]) expect(ids(await allOf(`sort=${sort}`, limit))).toEqual(whole)
    const backwards = sort.startsWith('-') ? sort.slice(1) : `-${sort}`
    expect(ids(await allOf(`sort=${backwards}`, 3))).toEqual(whole.toReversed())
    expect(ids(await allOf(`sort=${sort}&q=orang&role=member`, 2))).toHaveLength(8)
  },
)

test('refuses a page key that another sort gave out', async () => {
  const sorts = ['sort=name', 'sort=-name', 'sort=created_at', 'sort=-created_at']
  for (const given of sorts) {
    const { body } = await list(`${given}&limit=1`)
    for (const asked of sorts.filter((sort) => sort !== given)) {
      expect(await list(`${asked}&page_key=${body.next_page_key}`)).toMatchObject({
        status: 400,
        body: { code: 'invalid_page_key' },
      })
    }
  }
})
