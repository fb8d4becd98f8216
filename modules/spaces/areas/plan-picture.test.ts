import { describePicture, takePhoto } from '@balai/pictures/photo.fixture.ts'
import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { createVirtualClock } from '@balai/testing/virtual-clock.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { furnishArea, openSpaces, type TestSpaces } from '../spaces.fixture.ts'

let database: TestDatabase
let spaces: TestSpaces
let house: TestApp
let admin: string

beforeAll(async () => {
  database = await createTestDatabase({ role: 'spaces' })
  spaces = openSpaces(database.connection, createVirtualClock().now)
  house = await startTestApp(spaces.routes)
  admin = spaces.tokenOf('admin', 'admin')
})

afterAll(async () => {
  await house.close()
  await spaces.close()
  await database.drop()
})

const drawing = (background: string) => takePhoto(3_000, 1_500, background)

const put = (areaId: string, picture: Buffer, token = admin) =>
  house.ask('PUT', `/areas/${areaId}/plan-picture`, {
    token,
    body: picture,
    headers: { 'content-type': 'image/jpeg' },
  })

const fetchPicture = (areaId: string, query = '') =>
  house.app.inject({ url: `/api/v1/areas/${areaId}/plan-picture${query}` })

test('a plan has a picture beneath it, for good under its version, until it has another', async () => {
  const { area } = await furnishArea(house.ask, admin, {}, [])
  expect((await fetchPicture(area.id)).statusCode).toBe(404)
  const first = (await put(area.id, await drawing('#ff0000'))).body.plan_picture
  const shown = await fetchPicture(area.id, `?version=${first}`)
  expect(shown.headers).toMatchObject({
    'content-type': 'image/webp',
    'cache-control': 'public, max-age=31536000, immutable',
  })
  expect(await describePicture(shown.rawPayload)).toMatchObject({ width: 2_000, height: 1_000 })
  const second = (await put(area.id, await drawing('#0000ff'))).body.plan_picture
  expect((await fetchPicture(area.id, `?version=${first}`)).statusCode).toBe(404)
  expect(await spaces.blob.read(`plans/${first}.webp`)).toBeNull()
  expect((await house.ask('DELETE', `/areas/${area.id}/plan-picture`, { token: admin })).status).toBe(204)
  expect((await house.ask('GET', `/areas/${area.id}`, { token: admin })).body.plan_picture).toBeNull()
  expect(await spaces.blob.read(`plans/${second}.webp`)).toBeNull()
})

test('what is no picture is refused, as is whoever may not change a plan', async () => {
  const { area } = await furnishArea(house.ask, admin, {}, [])
  const { plan_picture } = (await put(area.id, await drawing('#ff0000'))).body
  expect((await put(area.id, Buffer.from('<svg/>'))).body.code).toBe('unsupported_picture')
  expect((await put(area.id, await drawing('#00ff00'), spaces.tokenOf('siti'))).status).toBe(403)
  expect((await put(crypto.randomUUID(), await drawing('#00ff00'))).body.code).toBe('area_not_found')
  expect((await house.ask('GET', `/areas/${area.id}`, { token: admin })).body.plan_picture).toBe(plan_picture)
})
