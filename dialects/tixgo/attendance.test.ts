import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mountTixgo } from './mount-tixgo.ts'
import { openTestHouse, type TestHouse } from './tixgo.fixture.ts'

let house: TestHouse
let admin: string
let token: string
let other: string

beforeAll(async () => {
  house = await openTestHouse((app, surface) => mountTixgo(app, '', surface))
  admin = await house.enrol('admin1')
  token = await house.enrol('panitia1')
  other = await house.enrol('panitia2')
})
afterAll(() => house.close())

const checkIn = async (event_id: string, ticket_id: string, by = token) => {
  const { status, body } = await house.ask('POST', '/checkins', { token: by, body: { event_id, ticket_id } })
  return { status, body }
}
const attendance = async (event: string, by = token) => {
  const { status, body } = await house.ask('GET', `/attendance/${encodeURIComponent(event)}`, { token: by })
  return { status, body }
}

describe('POST /checkins on an open list', () => {
  it('answers the record with the instant in six decimals', async () => {
    expect(await checkIn('evt1', 'TICKET123')).toEqual({
      status: 201,
      body: {
        status: 'checked_in',
        record: {
          event_id: 'evt1',
          ticket_id: 'TICKET123',
          checked_in_by: 'panitia1',
          checked_in_at: '2026-11-20T12:00:00.000000+00:00',
        },
      },
    })
  })

  it('lets a ticket in once, whoever asks', async () => {
    await checkIn('evt2', 'T1')
    for (const by of [token, other]) {
      expect(await checkIn('evt2', 'T1', by)).toEqual({
        status: 400,
        body: { detail: 'Ticket sudah pernah check-in' },
      })
    }
  })

  it('lets it in once however many ask at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => checkIn('evt-rush', 'T1')))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(39)
  })

  it('takes the same ticket id at another event, and minds the case of both', async () => {
    await checkIn('evt3', 'T1')
    for (const [event, ticket] of [
      ['evt4', 'T1'],
      ['EVT3', 'T1'],
      ['evt3', 't1'],
    ] as const) {
      expect((await checkIn(event, ticket)).status).toBe(201)
    }
  })

  it.each(["'; drop table attendance.scan; --", '../../etc/passwd', 'a/b?c#d%', '🎟️'.repeat(80), ' ', '%00'])(
    'takes %s for an id like any other',
    async (id) => {
      expect(await checkIn(id, id)).toMatchObject({
        status: 201,
        body: { record: { event_id: id, ticket_id: id } },
      })
      if (id === '%00' || id.length > 100) return
      expect((await attendance(id)).body).toMatchObject({ event_id: id, total_checked_in: 1 })
    },
  )

  it.each([
    ['{}', ['event_id', 'ticket_id'], 'missing'],
    ['{"event_id":"","ticket_id":""}', ['event_id', 'ticket_id'], 'string_too_short'],
    ['{"event_id":1,"ticket_id":["T"]}', ['event_id', 'ticket_id'], 'string_type'],
    [`{"event_id":"e","ticket_id":"${'x'.repeat(256)}"}`, ['ticket_id'], 'string_too_long'],
  ])('refuses %s with 422 in the shape of FastAPI', async (body, fields, type) => {
    const headers = { 'content-type': 'application/json' }
    expect(await house.ask('POST', '/checkins', { token, body, headers })).toMatchObject({
      status: 422,
      body: { detail: fields.map((field) => ({ loc: ['body', field], msg: expect.any(String), type })) },
    })
  })

  it('asks who it is before it looks at the body', async () => {
    expect(await house.ask('POST', '/checkins', { body: '{' })).toMatchObject({
      status: 401,
      body: { detail: 'Missing Authorization header' },
    })
  })
})

describe('GET /attendance/{event_id}', () => {
  it('is empty for an event that nobody checked in to', async () => {
    expect(await attendance('nobody-came')).toEqual({
      status: 200,
      body: { event_id: 'nobody-came', total_checked_in: 0, records: [] },
    })
  })

  it('lists everybody, oldest first', async () => {
    const records = []
    for (const ticket of ['Z', 'A', 'M']) {
      house.clock.advance(1)
      records.push((await checkIn('evt-order', ticket)).body.record)
    }
    expect(await attendance('evt-order', other)).toEqual({
      status: 200,
      body: { event_id: 'evt-order', total_checked_in: 3, records },
    })
  })

  it('lists more than fits one stretch of reading, each once', async () => {
    const tickets = Array.from({ length: 2_300 }, (_, index) => `T${index}`)
    for (let from = 0; from < tickets.length; from += 100) {
      await Promise.all(tickets.slice(from, from + 100).map((ticket) => checkIn('evt-long', ticket)))
    }
    const { body } = await attendance('evt-long')
    expect(body.total_checked_in).toBe(2_300)
    const listed = body.records.map((record: { ticket_id: string }) => record.ticket_id)
    expect(new Set(listed)).toEqual(new Set(tickets))
    expect(listed).toHaveLength(2_300)
  })

  it('wants a token', async () => {
    expect(await house.ask('GET', '/attendance/evt1')).toMatchObject({
      status: 401,
      body: { detail: 'Missing Authorization header' },
    })
  })
})

describe('an event that Balai manages', () => {
  let event: string
  let codes: string[]
  const api = (method: string, path: string, body?: object) =>
    house.ask(method, `/api/v1${path}`, { token: admin, ...(body !== undefined && { body }) })

  beforeAll(async () => {
    await house.meetPeople()
    event = await create('pesta', '2026-11-20T12:30:00Z')
    const issued = await api('POST', `/events/${event}/tickets`, { count: 3 })
    codes = issued.body.data.map(({ code }: { code: string }) => code)
    await api('POST', `/tickets/${issued.body.data[2].id}/revocation`, {})
  })
  async function create(code: string, starts_at: string): Promise<string> {
    const ends_at = new Date(Date.parse(starts_at) + 3_600_000).toISOString()
    await api('POST', '/events', { title: 'Pesta', code, starts_at, ends_at, status: 'published' })
    const { status } = await api('PUT', `/events/${code}/crew/panitia1`, { role: 'scanner' })
    expect(status).toBe(200)
    return code
  }

  it('lets its tickets in by its crew, and once', async () => {
    const first = await checkIn(event, codes[0] ?? '')
    expect(first).toEqual({
      status: 201,
      body: {
        status: 'checked_in',
        record: {
          event_id: event,
          ticket_id: codes[0],
          checked_in_by: 'panitia1',
          checked_in_at: expect.stringMatching(/\.\d{6}\+00:00$/),
        },
      },
    })
    expect(await checkIn(event, codes[0] ?? '')).toEqual({
      status: 400,
      body: { detail: 'Ticket sudah pernah check-in' },
    })
    expect((await attendance(event)).body).toEqual({
      event_id: event,
      total_checked_in: 1,
      records: [first.body.record],
    })
  })

  it('keeps others out of its door and its list', async () => {
    const refusal = { status: 403, body: { detail: 'Anda bukan petugas event ini' } }
    expect(await checkIn(event, codes[1] ?? '', other)).toEqual(refusal)
    expect(await attendance(event, other)).toEqual(refusal)
  })

  it('says which: a ticket that it does not know, or one that was revoked', async () => {
    expect(await checkIn(event, 'NOPE')).toEqual({
      status: 404,
      body: { detail: 'Ticket tidak terdaftar di event ini' },
    })
    expect(await checkIn(event, codes[2] ?? '')).toEqual({
      status: 404,
      body: { detail: 'Ticket sudah dibatalkan' },
    })
  })

  it('lets nobody in before the doors open, nor after the end', async () => {
    await create('besok', '2026-11-21T12:00:00Z')
    await create('kemarin', '2026-11-19T12:00:00Z')
    const [early] = (await api('POST', '/events/besok/tickets', { count: 1 })).body.data
    const [late] = (await api('POST', '/events/kemarin/tickets', { count: 1 })).body.data
    expect(await checkIn('besok', early.code)).toEqual({
      status: 400,
      body: { detail: 'Pintu event ini belum dibuka' },
    })
    expect(await checkIn('kemarin', late.code)).toEqual({
      status: 400,
      body: { detail: 'Event ini sudah berakhir' },
    })
  })

  it('does not tell its drafts to strangers', async () => {
    const draft = { title: 'Rahasia', code: 'rahasia', status: 'draft' }
    await api('POST', '/events', {
      ...draft,
      starts_at: '2026-11-20T12:30:00Z',
      ends_at: '2026-11-20T13:30:00Z',
    })
    expect(await attendance('rahasia', other)).toEqual({
      status: 404,
      body: { detail: 'Event tidak ditemukan' },
    })
  })
})

describe('a house without open lists', () => {
  it('knows no event that was not created', async () => {
    const closed = await openTestHouse((app, surface) => mountTixgo(app, '', surface), { openLists: false })
    const by = await closed.enrol('admin1')
    const gone = { status: 404, body: { detail: 'Event tidak ditemukan' } }
    const body = { event_id: 'evt1', ticket_id: 'T1' }
    expect(await closed.ask('POST', '/checkins', { token: by, body })).toMatchObject(gone)
    expect(await closed.ask('GET', '/attendance/evt1', { token: by })).toMatchObject(gone)
    await closed.close()
  })
})

describe('GET /checkins, which a portal asks for', () => {
  it('lists what the caller checked in, newest first, of all events or of one', async () => {
    const by = await house.enrol('panitia3')
    const records = []
    for (const event of ['evt-a', 'evt-b', 'evt-a']) {
      house.clock.advance(1)
      records.unshift((await checkIn(event, `mine-${records.length}`, by)).body.record)
    }
    expect((await house.ask('GET', '/checkins', { token: by })).body).toEqual({
      user_id: 'panitia3',
      total: 3,
      records,
    })
    expect((await house.ask('GET', '/checkins?event_id=evt-b', { token: by })).body).toEqual({
      user_id: 'panitia3',
      total: 1,
      records: [records[1]],
    })
  })

  it('refuses an empty event_id in the shape of FastAPI', async () => {
    expect(await house.ask('GET', '/checkins?event_id=', { token })).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ['query', 'event_id'], type: 'string_too_short' }] },
    })
  })
})

describe('what the contract does not have', () => {
  it('is answered in its envelope', async () => {
    expect(await house.ask('DELETE', '/checkins', { token })).toMatchObject({
      status: 405,
      body: { detail: 'Method Not Allowed' },
    })
    expect(await house.ask('PUT', '/attendance/evt1', { token, body: {} })).toMatchObject({ status: 405 })
    for (const path of ['/checkins/1', '/attendance/', '/attendance/a/b']) {
      expect(await house.ask('GET', path, { token })).toMatchObject({
        status: 404,
        body: { detail: 'Not Found' },
      })
    }
  })

  it('takes the dots of an event called .. for its name, where no proxy resolves them', async () => {
    await checkIn('..', 'T1')
    const { hostname, port } = new URL(house.url)
    const headers = { authorization: `Bearer ${token}` }
    const status = await new Promise((resolve, reject) => {
      request({ hostname, port, path: '/attendance/%2E%2E', headers }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
        .on('error', reject)
        .end()
    })
    expect(status).toBe(200)
  })
})
