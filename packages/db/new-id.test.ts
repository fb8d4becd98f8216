import { expect, it } from 'vitest'
import { newId } from './new-id.ts'

it('makes UUIDv7s that sort in the order they were made, also many in a millisecond', () => {
  const ids = Array.from({ length: 100_000 }, newId)
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(100_000)
  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
