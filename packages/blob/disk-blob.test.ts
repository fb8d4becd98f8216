import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Blob } from './blob.ts'
import { createBlob } from './create-blob.ts'

let directory: string
let blob: Blob

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'balai-blob-'))
  blob = createBlob({ kind: 'disk', directory: join(directory, 'blobs') })
})

afterAll(() => rm(directory, { recursive: true }))

test('no other user of the machine reads what is stored', async () => {
  await blob.put('covers/a.webp', Buffer.from('a'), { contentType: 'image/webp' })
  const modes = ['blobs', 'blobs/objects/covers', 'blobs/objects/covers/a.webp'].map(
    async (path) => (await stat(join(directory, path))).mode & 0o077,
  )
  expect(await Promise.all(modes)).toEqual([0, 0, 0])
})

test('a process killed while it writes leaves no object, and its draft is removed an hour later', async () => {
  const drafts = join(directory, 'blobs', 'drafts')
  const writer = spawn(process.execPath, [new URL('./endless-put.fixture.ts', import.meta.url).pathname], {
    env: { ...process.env, BLOBS: join(directory, 'blobs') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(writer.stdout, 'data')
  writer.kill('SIGKILL')
  await once(writer, 'exit')
  expect(await blob.read('covers/endless.webp')).toBeNull()

  const [left = ''] = await readdir(drafts)
  const fresh = createBlob({ kind: 'disk', directory: join(directory, 'blobs') })
  await fresh.put('covers/b.webp', Buffer.from('b'), { contentType: 'image/webp' })
  expect(await readdir(drafts)).toEqual([left])

  const twoHoursAgo = Date.now() / 1_000 - 7_200
  await utimes(join(drafts, left), twoHoursAgo, twoHoursAgo)
  const later = createBlob({ kind: 'disk', directory: join(directory, 'blobs') })
  await later.put('covers/b.webp', Buffer.from('b'), { contentType: 'image/webp' })
  expect(await readdir(drafts)).toEqual([])
})
