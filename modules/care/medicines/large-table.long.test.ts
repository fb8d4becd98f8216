import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createRandom } from '@balai/testing/nasty-input.ts'
import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openCare, type TestCare } from '../care.fixture.ts'

let database: TestDatabase
let house: TestCare
let app: TestApp
let url: string

beforeAll(async () => {
  database = await createTestDatabase()
  house = openCare(database.connection, { onAtFirst: true })
  app = await startTestApp(house.routes)
  url = await app.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await app.close()
  await house.close()
  await database.drop()
})

const rows = 250_000
let most = 0

async function* file() {
  yield Buffer.from('name,short_composition1,short_composition2\n')
  for (let row = 0; row < rows; row += 500) {
    if (row % 25_000 === 0) most = Math.max(most, liveBytes())
    yield Buffer.from(Array.from({ length: 500 }, (_, n) => line(row + n)).join(''))
  }
}

const random = createRandom(7)
/** Some are in thousands of products, most in few, as in a real table. */
const ingredient = () => `Ingredient${Math.floor(1_500 * random.next() ** 2)}`
const strength = () => `${random.pick([5, 10, 20, 50, 100, 125, 250, 500])}mg`

function line(row: number): string {
  const second = random.next() < 0.5 ? `${ingredient()} (${strength()})` : ''
  return `Product ${row} Tablet,${ingredient()} (${strength()}) ,${second}\n`
}

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc')
function liveBytes(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}

it('takes 250,000 products in the memory of a few thousand, and finds its way among them', async () => {
  const before = liveBytes()
  const token = house.tokenOf('ratna', 'admin')
  const answer = await fetch(`${url}/api/v1/care/medicines`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv' },
    body: ReadableStream.from(file()),
    duplex: 'half',
  })
  expect(await answer.json()).toEqual({ products: rows })
  expect(most - before).toBeLessThan(20e6)

  const { body } = await app.ask('POST', '/care/lookups', {
    token,
    body: { name: 'Product 249999 Tablet', limit: 50 },
  })
  expect(body).toMatchObject({ ambiguous: false, product: { name: 'Product 249999 Tablet' } })
  expect(body.items).toHaveLength(50)
})
