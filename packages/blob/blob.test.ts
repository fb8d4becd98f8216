import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Blob } from './blob.ts'
import { createBlob } from './create-blob.ts'

interface Place {
  readonly blob: Blob
  readonly close: () => Promise<void>
}

/** What a blob promises, it promises wherever it is kept: another kind is another line. */
const kinds: readonly [kind: string, open: () => Promise<Place>][] = [['disk', openOnDisk]]

describe.each(kinds)('a blob (%s)', (_kind, open) => {
  let place: Place
  const webp = { contentType: 'image/webp' }

  beforeAll(async () => {
    place = await open()
  })

  afterAll(() => place.close())

  async function contentOf(key: string): Promise<Buffer | null> {
    const stored = await place.blob.read(key)
    return stored === null ? null : await buffer(stored.content)
  }

  test('gives back every byte that was put, with its size and type', async () => {
    const bytes = randomBytes(300_000)
    await place.blob.put('covers/a-1.webp', bytes, webp)
    const stored = await place.blob.read('covers/a-1.webp')
    expect(stored).toMatchObject({ size: bytes.length, contentType: 'image/webp' })
    expect(await contentOf('covers/a-1.webp')).toEqual(bytes)
    stored?.content.destroy()
  })

  test('takes a stream as it comes, and keeps an empty object', async () => {
    await place.blob.put('lists/guests.csv', Readable.from([Buffer.from('name\n'), Buffer.from('Ani\n')]), {
      contentType: 'text/csv; charset=utf-8',
    })
    expect((await contentOf('lists/guests.csv'))?.toString()).toBe('name\nAni\n')
    await place.blob.put('lists/empty', Buffer.alloc(0), { contentType: 'text/csv' })
    expect(await contentOf('lists/empty')).toEqual(Buffer.alloc(0))
  })

  test('replaces an object, while whoever reads the old one reads it to its end', async () => {
    await place.blob.put('covers/b.webp', Buffer.from('old'), webp)
    const before = await place.blob.read('covers/b.webp')
    await place.blob.put('covers/b.webp', Buffer.from('new and longer'), webp)
    expect((await buffer(before?.content as Readable)).toString()).toBe('old')
    expect((await contentOf('covers/b.webp'))?.toString()).toBe('new and longer')
  })

  test('keeps what was there when a stream breaks off half way', async () => {
    await place.blob.put('covers/c.webp', Buffer.from('whole'), webp)
    const broken = async function* () {
      yield Buffer.from('ha')
      throw new Error('the client went away')
    }
    await expect(place.blob.put('covers/c.webp', broken(), webp)).rejects.toThrow('went away')
    await expect(place.blob.put('covers/never.webp', broken(), webp)).rejects.toThrow('went away')
    expect((await contentOf('covers/c.webp'))?.toString()).toBe('whole')
    expect(await contentOf('covers/never.webp')).toBeNull()
  })

  test('of twenty that put the same key at once, one wins with all of its bytes', async () => {
    const versions = Array.from({ length: 20 }, (_, version) => Buffer.alloc(50_000, version))
    await Promise.all(versions.map((version) => place.blob.put('covers/d.webp', version, webp)))
    const kept = (await contentOf('covers/d.webp')) as Buffer
    expect(versions.some((version) => version.equals(kept))).toBe(true)
  })

  test('has nothing under a key that was never put or was removed, and removes twice', async () => {
    await place.blob.put('covers/e.webp', Buffer.from('e'), webp)
    await place.blob.remove('covers/e.webp')
    await place.blob.remove('covers/e.webp')
    expect(await place.blob.read('covers/e.webp')).toBeNull()
    expect(await place.blob.read('nowhere/at-all')).toBeNull()
  })

  test.each(['../secret', 'a/../../b', '/etc/passwd', 'a//b', '', '.', 'a\\b', 'a\0b', 'A.webp', 'a./b'])(
    'refuses the key %j, which could mean another place',
    async (key) => {
      await expect(place.blob.put(key, Buffer.from('x'), webp)).rejects.toThrow('cannot be the key')
      await expect(place.blob.read(key)).rejects.toThrow('cannot be the key')
      await expect(place.blob.remove(key)).rejects.toThrow('cannot be the key')
    },
  )
})

async function openOnDisk(): Promise<Place> {
  const directory = await mkdtemp(join(tmpdir(), 'balai-blob-'))
  return {
    blob: createBlob({ kind: 'disk', directory }),
    close: () => rm(directory, { recursive: true }),
  }
}
