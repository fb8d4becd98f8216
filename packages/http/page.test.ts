import { Type } from 'typebox'
import { expect, it } from 'vitest'
import { readPage } from './page.ts'

const rows = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }))
const list = {
  key: Type.String({ maxLength: 1 }),
  list: async (after: string | null, limit: number) =>
    rows.filter(({ id }) => after === null || id > after).slice(0, limit),
  keyOf: ({ id }: { id: string }) => id,
}

it('gives each row once, page after page, and no key to a page that would be empty', async () => {
  const pages: string[] = []
  let page_key: string | undefined
  do {
    const page = await readPage({ limit: 2, ...(page_key === undefined ? {} : { page_key }) }, list)
    pages.push(page.data.map(({ id }) => id).join(''))
    page_key = page.next_page_key ?? undefined
  } while (page_key !== undefined)
  expect(pages).toEqual(['ab', 'cd', 'e'])
  expect(await readPage({ limit: 5 }, list)).toEqual({ data: rows, next_page_key: null })
})

it('shows rows by their view', async () => {
  const { data } = await readPage({ limit: 1 }, { ...list, view: ({ id }) => ({ name: id }) })
  expect(data).toEqual([{ name: 'a' }])
})

it('refuses a key that another list gave out', async () => {
  const other = await readPage(
    { limit: 1 },
    { ...list, key: Type.Integer(), list: async () => rows, keyOf: () => 7 },
  )
  const page_key = String(other.next_page_key)
  await expect(readPage({ page_key }, list)).rejects.toMatchObject({ code: 'invalid_page_key' })
})
