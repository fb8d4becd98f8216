import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSpacesHouse, type SpacesHouse, type Visitor } from '../house.fixture.ts'

let house: SpacesHouse
let ratna: Visitor
let budi: Visitor

beforeAll(async () => {
  house = await openSpacesHouse()
  ratna = house.visitor('ratna')
  budi = house.visitor('budi')
})
afterAll(() => house.close())

const first = { from: '2026-11-23T03:00:00.000Z', to: '2026-11-23T04:00:00.000Z' }
const weekly = (seat_id: string | undefined, body: object = {}) =>
  house.ask(ratna, 'POST', '/reservation-series', {
    seat_id,
    first,
    until: '2026-12-14',
    on_conflict: 'fail',
    ...body,
  })
const startsOf = ({ body }: Awaited<ReturnType<typeof weekly>>) =>
  body.reservations.map(({ from }: { from: string }) => from)
const furnish = async (facts: object = {}) => (await house.furnish(facts, 1)).seats[0]?.id
const count = async () => (await house.told('spaces.reservation_confirmed')).length

it('reserves week after week, and gives back those to come in one step', async () => {
  const made = await weekly(await furnish(), { weekdays: [3], every_weeks: 2 })
  expect(made.status).toBe(201)
  expect(startsOf(made).map((from: string) => from.slice(0, 10))).toEqual([
    '2026-11-23',
    '2026-11-25',
    '2026-12-07',
    '2026-12-09',
  ])
  const { headers, body } = made
  const path = String(headers.location).replace('/api/v1', '')
  expect((await house.ask(ratna, 'GET', path)).body.reservations).toEqual(body.reservations)
  expect((await house.ask(budi, 'GET', path)).body.code).toBe('series_not_found')
  expect((await house.ask(budi, 'DELETE', path)).body.code).toBe('series_not_found')
  expect((await house.ask(ratna, 'DELETE', path)).status).toBe(204)
  const { body: after } = await house.ask(ratna, 'GET', path)
  expect(after.reservations.map(({ state }: { state: string }) => state)).toEqual(Array(4).fill('cancelled'))
})

it('is told as one, besides each of its reservations', async () => {
  const made = await weekly(await furnish())
  const { body, headers } = made
  const starts = startsOf(made)
  await house.ask(ratna, 'DELETE', String(headers.location).replace('/api/v1', ''))
  for (const act of ['confirmed', 'cancelled']) {
    const each = (await house.told(`spaces.reservation_${act}`)).filter(
      ({ series_id }) => series_id === body.id,
    )
    expect(each.map(({ from }) => from)).toEqual(starts)
    const series = await house.told(`spaces.reservation_series_${act}`)
    expect(series.at(-1)).toEqual({
      series_id: body.id,
      holder_id: ratna.id,
      reservations: each,
      by: 'holder',
    })
  }
})

it('makes all or nothing, or skips what is taken or not allowed, as one wants', async () => {
  const seat = await furnish({ ahead_days: 20 })
  await house.reserve(budi, seat, { from: '2026-11-30T03:30:00Z', to: '2026-11-30T04:30:00Z' })
  const before = await count()
  const refused = await weekly(seat)
  expect([refused.status, refused.body.code]).toEqual([409, 'series_refused'])
  expect(refused.body.skipped).toMatchObject([
    { from: '2026-11-30T03:00:00.000Z', taken: true },
    { from: '2026-12-14T03:00:00.000Z', taken: false, refusals: [{ rule: 'too_far' }] },
  ])
  expect(await count()).toBe(before)

  const made = await weekly(seat, { on_conflict: 'skip' })
  expect(startsOf(made)).toEqual([first.from, '2026-12-07T03:00:00.000Z'])
  expect(made.body.skipped).toEqual(refused.body.skipped)
  expect(await count()).toBe(before + 2)
})

it('stays at the same time by the wall when the clocks change, in Berlin and on Lord Howe', async () => {
  const far = { ahead_days: 300, max_minutes: 180 }
  const berlin = await weekly(await furnish({ ...far, time_zone: 'Europe/Berlin' }), {
    first: { from: '2027-03-21T00:30:00.000Z', to: '2027-03-21T02:30:00.000Z' },
    until: '2027-03-28',
  })
  // 01:30 to 03:30, and in the second night, which has no hour from two to three, to 04:30
  expect(berlin.body.reservations.map(({ from, to }: { from: string; to: string }) => [from, to])).toEqual([
    ['2027-03-21T00:30:00.000Z', '2027-03-21T02:30:00.000Z'],
    ['2027-03-28T00:30:00.000Z', '2027-03-28T02:30:00.000Z'],
  ])
  const lordHowe = await weekly(await furnish({ ...far, time_zone: 'Australia/Lord_Howe' }), {
    first: { from: '2027-03-30T23:00:00.000Z', to: '2027-03-31T00:00:00.000Z' },
    until: '2027-04-08',
  })
  // ten in the morning: half an hour of summer is over
  expect(startsOf(lordHowe)).toEqual(['2027-03-30T23:00:00.000Z', '2027-04-06T23:30:00.000Z'])
})

it('lasts as long as the first also when the clock skips its hour, or shows it twice', async () => {
  const far = { ahead_days: 400, time_zone: 'Europe/Berlin' }
  const nights = async (from: string, until: string) => {
    const to = new Date(Date.parse(from) + 3_600_000).toISOString()
    return (await weekly(await furnish(far), { first: { from, to }, until })).body.reservations.map(
      (each: { from: string; to: string }) => [each.from.slice(0, 16), each.to.slice(0, 16)],
    )
  }
  // 02:30 to 03:30
  expect(await nights('2027-03-21T01:30:00.000Z', '2027-03-28')).toEqual([
    ['2027-03-21T01:30', '2027-03-21T02:30'],
    ['2027-03-28T01:30', '2027-03-28T02:30'],
  ])
  expect(await nights('2027-10-24T00:30:00.000Z', '2027-10-31')).toEqual([
    ['2027-10-24T00:30', '2027-10-24T01:30'],
    ['2027-10-31T00:30', '2027-10-31T01:30'],
  ])
})

it('says so when it is the first that is in the past', async () => {
  const past = { from: '2026-11-16T03:00:00.000Z', to: '2026-11-16T04:00:00.000Z' }
  const refused = await weekly(await furnish(), { first: past })
  expect([refused.status, refused.body.code]).toEqual([422, 'series_refused'])
  expect(refused.body.detail).toBe('The first of these would begin in the past; nothing was reserved.')
  const long = await weekly(await furnish(), {
    first: { from: '1990-01-01T03:00Z', to: '1990-01-01T04:00Z' },
  })
  expect([long.status, long.body.errors[0].path]).toEqual([400, 'body.first.from'])
  const many = await weekly(await furnish(), { until: '9999-12-31' })
  expect(many.body.errors[0].message).toBe('must leave 200 reservations at most')
})

it('counts each of a series against what one may have', async () => {
  const quotas = [{ role: null, per: 'week', count: 2, minutes: null }]
  const made = await weekly(await furnish({ quotas }), {
    weekdays: [1, 2, 3],
    until: '2026-11-30',
    on_conflict: 'skip',
  })
  expect(startsOf(made).map((from: string) => from.slice(0, 10))).toEqual([
    '2026-11-23',
    '2026-11-24',
    '2026-11-30',
  ])
  expect(made.body.skipped).toMatchObject([{ refusals: [{ rule: 'quota_count' }] }])
})

it('refuses a series without an end, and one that ends before it begins', async () => {
  const seat = await furnish()
  for (const until of ['9999-12-31', '2026-11-01']) {
    const { status, body } = await weekly(seat, { until })
    expect([status, body.code]).toEqual([400, 'invalid_series'])
  }
})
