import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { createVirtualClock } from '@balai/testing/virtual-clock.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSpaces, readKey, type TestSpaces } from '../spaces.fixture.ts'
import { aReader, shelve } from './library.fixture.ts'

let database: TestDatabase
let spaces: TestSpaces
let house: TestApp
let admin: string
let member: string

beforeAll(async () => {
  database = await createTestDatabase({ role: 'spaces' })
  spaces = openSpaces(database.connection, createVirtualClock().now)
  house = await startTestApp(spaces.routes)
  admin = spaces.tokenOf('librarian', 'admin')
  member = aReader(spaces).token
})

afterAll(async () => {
  await house.close()
  await spaces.close()
  await database.drop()
})

const get = (path: string, token = member) => house.ask('GET', path, { token })
const add = (facts: object) =>
  house.ask('POST', '/titles', {
    token: admin,
    body: { title: 'Bumi Manusia', author: 'Pramoedya', ...facts },
  })

describe('a title', () => {
  test('is kept under thirteen digits, however its ISBN is written', async () => {
    const { status, body, headers } = await add({ isbn: '0-306-40615-2', year: 1980, tags: ['novel'] })
    expect(status).toBe(201)
    expect(body).toMatchObject({ isbn: '9780306406157', year: 1980, tags: ['novel'], cover: null })
    expect((await get(String(headers.location).replace('/api/v1', ''))).body).toEqual(body)
    expect((await add({ isbn: '978-0-306-40615-7' })).body.code).toBe('isbn_taken')
    expect((await add({ isbn: '080442957X' })).body.isbn).toBe('9780804429573')
  })

  test.each([
    '0-306-40615-3',
    '9780306406158',
    '9770306406157',
    '97803064061',
    'none',
    '08044X9573',
    '١٢٣٤٥٦٧٨٩٠',
  ])('is refused with the ISBN %s, and nothing is kept', async (isbn) => {
    const before = (await get('/titles')).body.data.length
    const { status, body } = await add({ isbn })
    expect([status, body.code]).toEqual([400, 'invalid_isbn'])
    expect((await get('/titles')).body.data).toHaveLength(before)
  })

  test('is changed field by field, and loses what is set to null', async () => {
    const { title } = await shelve(house.ask, admin, [], { isbn: '9786020324784', publisher: 'Lentera' })
    const patch = (body: object) => house.ask('PATCH', `/titles/${title.id}`, { token: admin, body })
    expect((await patch({ title: 'Jejak Langkah' })).body).toMatchObject({
      title: 'Jejak Langkah',
      publisher: 'Lentera',
      isbn: '9786020324784',
    })
    expect((await patch({ publisher: null, isbn: null })).body).toMatchObject({ publisher: null, isbn: null })
    expect((await patch({})).status).toBe(400)
  })

  test('is for an admin to add, and for any account or a key that may read to see', async () => {
    const crew = spaces.tokenOf('crew', 'crew')
    expect(
      (await house.ask('POST', '/titles', { token: crew, body: { title: 'x', author: 'y' } })).status,
    ).toBe(403)
    expect((await house.ask('GET', '/titles', { headers: { 'x-api-key': readKey } })).status).toBe(200)
    expect((await house.ask('GET', '/titles')).status).toBe(401)
  })

  test('tells how many copies there are and how many are free, of each condition', async () => {
    const { title, copies } = await shelve(house.ask, admin, ['new', 'pre_loved', 'pre_loved'])
    const { token } = aReader(spaces)
    await house.ask('POST', '/book-reservations', {
      token,
      body: { title_id: title.id, condition: 'pre_loved' },
    })
    await house.ask('PATCH', `/copies/${copies[0]?.id}`, { token: admin, body: { out_of_service: true } })
    expect((await get(`/titles/${title.id}`)).body.stock).toEqual({
      new: { total: 0, free: 0 },
      pre_loved: { total: 2, free: 1 },
    })
    const shown = (await get(`/titles/${title.id}/copies`)).body.data
    expect(shown.map(({ state }: { state: string }) => state)).toEqual(['free', 'reserved', 'free'])
  })

  test('leaves the library with its copies, unless somebody has one', async () => {
    const { title, copies } = await shelve(house.ask, admin, ['new'])
    const { token } = aReader(spaces)
    const remove = (path: string) => house.ask('DELETE', path, { token: admin })
    const { body: loan } = await house.ask('POST', '/book-reservations', {
      token,
      body: { title_id: title.id },
    })
    expect((await remove(`/titles/${title.id}`)).body.code).toBe('title_in_use')
    expect((await remove(`/copies/${copies[0]?.id}`)).body.code).toBe('copy_in_use')
    expect((await get(`/titles/${title.id}/copies`)).body.data).toHaveLength(1)
    await house.ask('POST', `/loans/${loan.id}/cancellation`, { token })
    expect((await remove(`/titles/${title.id}`)).status).toBe(204)
    expect((await get(`/titles/${title.id}`)).body.code).toBe('title_not_found')
    expect((await get(`/loans/${loan.id}`, token)).body.title).toBe(title.title)
  })

  test('has no two copies of one label, in any case', async () => {
    const { title, copies } = await shelve(house.ask, admin, ['new'])
    const body = { label: copies[0]?.label.toLowerCase(), condition: 'new' }
    const again = await house.ask('POST', `/titles/${title.id}/copies`, { token: admin, body })
    expect([again.status, again.body.code]).toEqual([409, 'copy_label_taken'])
  })
})

describe('a search', () => {
  const titlesOf = async (q: string) =>
    (await get(`/titles?q=${encodeURIComponent(q)}`)).body.data.map(({ title }: { title: string }) => title)

  beforeAll(async () => {
    await shelve(house.ask, admin, [], {
      title: 'Laskar Pelangi',
      author: 'Andrea Hirata',
      isbn: '979-3062-79-7',
    })
    await shelve(house.ask, admin, [], { title: 'Sang Pemimpi', author: 'Andrea Hirata', tags: ['sequel'] })
    await shelve(house.ask, admin, [], { title: 'C++ & 3.14: l’été', author: "O'Reilly" })
  })

  test('finds words of the title and the author by their beginnings, in any order', async () => {
    expect(await titlesOf('pelangi')).toEqual(['Laskar Pelangi'])
    expect(await titlesOf('HIRATA las')).toEqual(['Laskar Pelangi'])
    expect(await titlesOf('andrea')).toEqual(['Laskar Pelangi', 'Sang Pemimpi'])
    expect(await titlesOf('andrea nobody')).toEqual([])
  })

  test('finds an ISBN by its beginning, with ten digits or thirteen', async () => {
    expect(await titlesOf('978-979-3062')).toEqual(['Laskar Pelangi'])
    expect(await titlesOf('979-3062-79')).toEqual(['Laskar Pelangi'])
    expect(await titlesOf('9793062797')).toEqual(['Laskar Pelangi'])
  })

  test.each(["' | & ! :* (", '%', '\\', '""', "3.14 o'rei", 'été', '<b>', '----', ':', '12%'])(
    'takes %j as plain words',
    async (q) => {
      expect((await get(`/titles?q=${encodeURIComponent(q)}`)).status).toBe(200)
    },
  )

  test('takes only what is free, or has copies of a condition', async () => {
    const named = { tags: ['rak'] }
    const lent = await shelve(house.ask, admin, ['new'], { title: 'Lent', ...named })
    await shelve(house.ask, admin, ['new', 'pre_loved'], { title: 'Both', ...named })
    await shelve(house.ask, admin, ['pre_loved'], { title: 'Old', ...named })
    await shelve(house.ask, admin, [], { title: 'None', ...named })
    const { token } = aReader(spaces)
    await house.ask('POST', '/book-reservations', { token, body: { title_id: lent.title.id } })
    const list = async (query: string) =>
      (await get(`/titles?tag=rak&${query}`)).body.data.map(({ title }: { title: string }) => title)
    expect(await list('free=true')).toEqual(['Both', 'Old'])
    expect(await list('condition=new')).toEqual(['Both', 'Lent'])
    expect(await list('condition=new&free=true')).toEqual(['Both'])
    expect(await list('condition=pre_loved')).toEqual(['Both', 'Old'])
  })

  test('takes a tag, and nothing else by it', async () => {
    const { body } = await get('/titles?tag=sequel')
    expect(body.data.map(({ title }: { title: string }) => title)).toEqual(['Sang Pemimpi'])
  })

  test.each(['title', '-title', 'added', '-added'])(
    'turns pages by %s without a gap or a double',
    async (sort) => {
      const all = (await get(`/titles?limit=200&sort=${sort}`)).body.data
      const seen: unknown[] = []
      for (let key: string | null = ''; key !== null; ) {
        const page: { body: { data: unknown[]; next_page_key: string | null } } = await get(
          `/titles?limit=2&sort=${sort}${key === '' ? '' : `&page_key=${key}`}`,
        )
        seen.push(...page.body.data)
        key = page.body.next_page_key
      }
      expect(seen).toEqual(all)
      expect(all.length).toBeGreaterThan(5)
    },
  )
})
