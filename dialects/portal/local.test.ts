import { mountTixgo } from '@balai/tixgo/mount-tixgo.ts'
import { openTestHouse, type TestHouse } from '@balai/tixgo/tixgo.fixture.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse((app, surface) => mountTixgo(app, '/api', surface))
})
afterAll(() => house.close())

const ask = async (method: string, path: string, body?: object, token?: string) => {
  const answer = await house.ask(method, path, {
    ...(body !== undefined && { body }),
    ...(token !== undefined && { token }),
  })
  return { status: answer.status, body: answer.body }
}

describe('the portal where both services are in this process', () => {
  it('takes a person from registering to the list of what they checked in', async () => {
    const account = { username: 'petugas1', password: 'rahasia' }
    expect(await ask('POST', '/api/auth/register', account)).toEqual({
      status: 200,
      body: { username: 'petugas1', role: 'committee' },
    })
    const { body: logIn } = await ask('POST', '/api/auth/login', account)
    expect(logIn).toEqual({ access_token: expect.any(String), token_type: 'bearer' })
    const token = logIn.access_token
    expect(await ask('GET', '/api/auth/me', undefined, token)).toEqual({
      status: 200,
      body: { username: 'petugas1', role: 'committee' },
    })

    const scan = { event_id: 'E001', ticket_id: 'T001' }
    const first = await ask('POST', '/api/checkins', scan, token)
    const record = {
      ...scan,
      checked_in_by: 'petugas1',
      checked_in_at: '2026-11-20T12:00:00.000000+00:00',
    }
    expect(first).toEqual({ status: 201, body: { status: 'checked_in', record } })
    expect(await ask('POST', '/api/checkins', scan, token)).toEqual({
      status: 400,
      body: { detail: 'Ticket sudah pernah check-in' },
    })
    expect(await ask('GET', '/api/attendance/E001', undefined, token)).toEqual({
      status: 200,
      body: { event_id: 'E001', total_checked_in: 1, records: [record] },
    })
    for (const path of ['/api/checkins', '/api/checkins?event_id=E001']) {
      expect(await ask('GET', path, undefined, token)).toEqual({
        status: 200,
        body: { user_id: 'petugas1', total: 1, records: [record] },
      })
    }
    expect(await ask('GET', '/api/checkins?event_id=E002', undefined, token)).toEqual({
      status: 200,
      body: { user_id: 'petugas1', total: 0, records: [] },
    })
  })

  it.each([
    ['POST', '/api/checkins'],
    ['GET', '/api/checkins'],
    ['GET', '/api/attendance/E001'],
    ['GET', '/api/auth/me'],
  ])('wants a token for %s %s', async (method, path) => {
    expect(await ask(method, path)).toEqual({
      status: 401,
      body: { detail: 'Missing Authorization header' },
    })
  })

  it('says what is wrong with a body as TixGo does', async () => {
    expect(await ask('POST', '/api/auth/login', {})).toEqual({
      status: 422,
      body: {
        detail: ['username', 'password'].map((field) => ({
          loc: ['body', field],
          msg: 'Field required',
          type: 'missing',
        })),
      },
    })
  })

  it('leaves the rest of /api to others', async () => {
    expect((await ask('GET', '/api/v1/nothing')).body).toHaveProperty('code', 'route_not_found')
    expect(await ask('GET', '/api/auth/nothing')).toEqual({ status: 404, body: { detail: 'Not Found' } })
    expect(await ask('PUT', '/api/checkins', {})).toEqual({
      status: 405,
      body: { detail: 'Method Not Allowed' },
    })
  })
})
