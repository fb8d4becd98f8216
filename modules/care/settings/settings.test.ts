import { startTestApp, type TestApp } from '@balai/testing/test-app.ts'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openCare, type TestCare } from '../care.fixture.ts'

let database: TestDatabase
let house: TestCare
let app: TestApp

beforeEach(async () => {
  database = await createTestDatabase({ role: 'care' })
  house = openCare(database.connection)
  app = await startTestApp(house.routes)
})
afterEach(async () => {
  await app.close()
  await house.close()
  await database.drop()
})

const lookUp = (name: string) =>
  app.ask('POST', '/care/lookups', { token: house.tokenOf('sari'), body: { name } })
const turn = (enabled: boolean) =>
  app.ask('PUT', '/care/settings', { token: house.tokenOf('ratna', 'admin'), body: { enabled } })

describe('the medicine look-up', () => {
  it('is off until an admin turns it on, and answers nothing again once it is off', async () => {
    expect((await app.ask('GET', '/care/status')).body).toMatchObject({ enabled: false, products: 0 })
    expect(await lookUp('Cetirizine 10 mg tablet')).toMatchObject({ status: 404, body: { code: 'care_off' } })
    expect(
      await app.ask('POST', '/care/medicine-searches', {
        token: house.tokenOf('sari'),
        body: { text: 'para' },
      }),
    ).toMatchObject({ status: 404, body: { code: 'care_off' } })

    expect(await turn(true)).toMatchObject({ status: 200, body: { enabled: true, changed_by: 'ratna' } })
    expect(await lookUp('Cetirizine 10 mg tablet')).toMatchObject({ status: 200, body: { ambiguous: false } })

    await turn(false)
    expect(await lookUp('Cetirizine 10 mg tablet')).toMatchObject({ status: 404, body: { code: 'care_off' } })
  })

  it('says that its first products are a demonstration, and stocks them once', async () => {
    await turn(true)
    await turn(true)
    const { body } = await app.ask('GET', '/care/status')
    expect(body).toEqual({ enabled: true, source: 'local', products: expect.any(Number), demo: true })
    expect(body.products).toBeGreaterThan(24)
    const { length } = await house.db.selectFrom('care.medicine').select('id').execute()
    expect(length).toBe(body.products)
  })

  it('is for an admin to turn on', async () => {
    for (const role of ['member', 'crew', 'committee'] as const) {
      const token = house.tokenOf('sari', role)
      expect((await app.ask('PUT', '/care/settings', { token, body: { enabled: true } })).status).toBe(403)
      expect((await app.ask('GET', '/care/settings', { token })).status).toBe(403)
    }
    expect((await app.ask('GET', '/care/status')).body.enabled).toBe(false)
  })

  it('is as the operator says until an admin decides, and then as the admin says', async () => {
    const wanted = openCare(database.connection, { onAtFirst: true })
    const there = await startTestApp(wanted.routes)
    const both = await Promise.all([1, 2].map(() => there.ask('GET', '/care/status')))
    for (const { body } of both) expect(body).toMatchObject({ enabled: true, demo: true })
    await turn(false)
    expect((await there.ask('GET', '/care/status')).body.enabled).toBe(false)
    await there.close()
    await wanted.close()
  })
})
