import { describePicture, takePhoto } from '@balai/pictures/photo.fixture.ts'
import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { createVirtualClock } from '@balai/testing/virtual-clock.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSpaces, type TestSpaces } from '../spaces.fixture.ts'
import { aReader, shelve } from './library.fixture.ts'

let database: TestDatabase
let spaces: TestSpaces
let house: TestApp
let admin: string

beforeAll(async () => {
  database = await createTestDatabase({ role: 'spaces' })
  spaces = openSpaces(database.connection, createVirtualClock().now)
  house = await startTestApp(spaces.routes)
  admin = spaces.tokenOf('librarian', 'admin')
})

afterAll(async () => {
  await house.close()
  await spaces.close()
  await database.drop()
})

const photo = (background: string) => takePhoto(900, 1_200, background)

const put = (titleId: string, picture: Buffer, type = 'image/jpeg', token = admin) =>
  house.ask('PUT', `/titles/${titleId}/cover`, { token, body: picture, headers: { 'content-type': type } })

/** As a page asks for it: by its address alone. */
const fetchCover = (titleId: string, query = '', headers = {}) =>
  house.app.inject({ url: `/api/v1/titles/${titleId}/cover${query}`, headers })

test('a cover is drawn anew in two sizes, and shown to anybody for good under its version', async () => {
  const { title } = await shelve(house.ask, admin, [])
  const { status, body } = await put(title.id, await photo('#ff0000'))
  expect([status, typeof body.cover]).toEqual([200, 'string'])

  const small = await fetchCover(title.id, `?size=small&version=${body.cover}`)
  expect(small.statusCode).toBe(200)
  expect(small.headers).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'content-length': String(small.rawPayload.length),
  })
  const drawn = { format: 'webp', hasMetadata: false }
  expect(await describePicture(small.rawPayload)).toEqual({ ...drawn, width: 160, height: 213 })
  const large = await fetchCover(title.id)
  expect(await describePicture(large.rawPayload)).toEqual({ ...drawn, width: 640, height: 853 })
})

test('whoever has a cover is not sent it again, and who asks for no version hears of a new one', async () => {
  const { title } = await shelve(house.ask, admin, [])
  await put(title.id, await photo('#ff0000'))
  const before = await fetchCover(title.id)
  expect(before.headers['cache-control']).toBe('public, no-cache')
  const known = { 'if-none-match': String(before.headers.etag) }
  expect((await fetchCover(title.id, '', known)).statusCode).toBe(304)
  const weakened = { 'if-none-match': `W/${before.headers.etag}` }
  expect((await fetchCover(title.id, '', weakened)).statusCode).toBe(304)
  await put(title.id, await photo('#0000ff'))
  expect((await fetchCover(title.id, '', known)).statusCode).toBe(200)
})

test('the blobs of a cover go with it, and its address then leads nowhere', async () => {
  const { title } = await shelve(house.ask, admin, [])
  const first = (await put(title.id, await photo('#ff0000'))).body.cover
  const second = (await put(title.id, await photo('#0000ff'))).body.cover
  expect((await fetchCover(title.id, `?version=${first}`)).statusCode).toBe(404)
  expect(await spaces.blob.read(`covers/${first}-large.webp`)).toBeNull()
  expect((await house.ask('DELETE', `/titles/${title.id}/cover`, { token: admin })).status).toBe(204)
  expect((await fetchCover(title.id)).statusCode).toBe(404)
  expect(await spaces.blob.read(`covers/${second}-small.webp`)).toBeNull()
})

test('a picture is one whatever else its type says', async () => {
  const { title } = await shelve(house.ask, admin, [])
  expect((await put(title.id, await photo('#ff0000'), 'image/png; charset=utf-8')).status).toBe(200)
})

test('what is no picture is refused, and the cover before it stays', async () => {
  const { title } = await shelve(house.ask, admin, [])
  const { cover } = (await put(title.id, await photo('#ff0000'))).body
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  const whole = await photo('#00ff00')
  const answers = [
    await put(title.id, svg),
    await put(title.id, svg, 'image/svg+xml'),
    await put(title.id, Buffer.from('{}'), 'application/json'),
    await put(title.id, Buffer.alloc(0)),
    await put(title.id, whole.subarray(0, whole.length / 2)),
    await put(title.id, Buffer.alloc(12 * 1_048_576 + 1, 0xff)),
  ]
  expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
    [415, 'unsupported_picture'],
    [415, 'unsupported_picture'],
    [415, 'unsupported_picture'],
    [415, 'unsupported_picture'],
    [422, 'broken_picture'],
    [413, 'picture_too_large'],
  ])
  expect((await house.ask('GET', `/titles/${title.id}`, { token: admin })).body.cover).toBe(cover)
})

test('a cover is for an admin to change', async () => {
  const { title } = await shelve(house.ask, admin, [])
  const picture = await photo('#ff0000')
  expect((await put(title.id, picture, 'image/jpeg', aReader(spaces).token)).status).toBe(403)
  expect((await put(crypto.randomUUID(), picture)).body.code).toBe('title_not_found')
  expect((await fetchCover(crypto.randomUUID())).statusCode).toBe(404)
})
