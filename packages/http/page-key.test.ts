import { Type } from 'typebox'
import { describe, expect, it } from 'vitest'
import { decodePageKey, encodePageKey } from './page-key.ts'

const Key = Type.Object({
  at: Type.String({ format: 'date-time' }),
  id: Type.Integer(),
  name: Type.Optional(Type.String()),
})
const value = { at: '2026-11-20T12:00:00.000Z', id: 42 }

const refusal = expect.objectContaining({ kind: 'invalid', code: 'invalid_page_key' })

describe('a page key', () => {
  it('comes back as it was given, and can stand in a URL as it is', () => {
    const key = encodePageKey(value)
    expect(key).toMatch(/^[\w-]+$/)
    expect(decodePageKey(Key, key)).toEqual(value)
  })

  it('that is not there is the first page', () => {
    expect(decodePageKey(Key, undefined)).toBeNull()
  })

  it('that this list did not give out is refused', () => {
    const foreign = [
      '',
      'nonsense',
      '%00',
      encodePageKey(null),
      encodePageKey([]),
      encodePageKey({ ...value, id: '42' }),
      encodePageKey({ ...value, at: 'yesterday' }),
      encodePageKey({ id: 42 }),
      encodePageKey({ ...value, at: '0000-01-01T00:00:00Z' }),
      encodePageKey({ ...value, name: 'x\0y' }),
      encodePageKey(value).slice(0, -3),
      Buffer.from([0xff, 0xfe]).toString('base64url'),
      Buffer.from('['.repeat(100_000)).toString('base64url'),
    ]
    for (const key of foreign) expect(() => decodePageKey(Key, key), key.slice(0, 20)).toThrow(refusal)
  })
})
