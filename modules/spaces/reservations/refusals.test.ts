import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSpacesHouse, type SpacesHouse, type Visitor } from '../house.fixture.ts'

let house: SpacesHouse
let ratna: Visitor
let admin: Visitor

beforeAll(async () => {
  house = await openSpacesHouse()
  ratna = house.visitor('ratna')
  admin = house.visitor('boss', 'admin')
})
afterAll(() => house.close())

/** Monday to Saturday from eight to eight in Jakarta; it is Friday, ten o'clock. */
const eightToEight = [1, 2, 3, 4, 5, 6].map((weekday) => ({
  weekday,
  opens_minute: 480,
  closes_minute: 1_200,
}))
const at = (date: string, time: string) => new Date(`${date}T${time}:00+07:00`).toISOString()
const friday = '2026-11-20'
const saturday = '2026-11-21'

it.each([
  ['past', {}, [friday, '09:00', '10:00'], at(friday, '10:00')],
  ['too_soon', { lead_minutes: 90 }, [friday, '11:00', '12:00'], at(friday, '11:30')],
  ['too_far', { ahead_days: 2 }, ['2026-11-24', '10:00', '11:00'], at('2026-11-22', '00:00')],
  ['too_short', { min_minutes: 60 }, [saturday, '10:00', '10:30'], at(saturday, '10:00')],
  ['too_long', { max_minutes: 60 }, [saturday, '10:00', '11:30'], at(saturday, '10:00')],
  ['off_step', {}, [saturday, '10:10', '11:10'], at(saturday, '10:30')],
  ['outside_hours', {}, [saturday, '19:30', '20:30'], at('2026-11-23', '08:00')],
  ['outside_hours', {}, ['2026-11-22', '10:00', '11:00'], at('2026-11-23', '08:00')],
] as const)(
  'says %s, and when it would be possible',
  async (rule, facts, [date, from, to], possible_from) => {
    const { seats } = await house.furnish({ opening_hours: eightToEight, ...facts }, 1)
    const wish = { seat_id: seats[0]?.id, from: at(date, from), to: at(date, to) }
    const refused = await house.ask(ratna, 'POST', '/reservations', wish)
    expect([refused.status, refused.body.code]).toEqual([422, 'reservation_refused'])
    expect(refused.body.refusals).toEqual([{ rule, message: expect.any(String), possible_from }])
    const preview = await house.ask(ratna, 'POST', '/reservation-previews', wish)
    expect(preview.body).toMatchObject({ allowed: false, refusals: refused.body.refusals })
  },
)

it('refuses a closed date as a whole', async () => {
  const { seats } = await house.furnish({ opening_hours: eightToEight }, 1)
  const wish = { seat_id: seats[0]?.id, date: '2026-11-22' }
  const { body } = await house.ask(ratna, 'POST', '/reservations', wish)
  expect(body.refusals).toMatchObject([{ rule: 'outside_hours', possible_from: at('2026-11-23', '08:00') }])
})

it('counts what one has on a day and in a week, by role', async () => {
  const quotas = [
    { role: 'member', per: 'day', count: 1, minutes: null },
    { role: null, per: 'week', count: null, minutes: 120 },
  ] as const
  const { seats } = await house.furnish({ opening_hours: eightToEight, quotas: [...quotas] }, 3)
  const reserve = async (who: Visitor, seat: number, date: string, from: string, to: string) => {
    const wish = { seat_id: seats[seat]?.id, from: at(date, from), to: at(date, to) }
    const { status, body } = await house.ask(who, 'POST', '/reservations', wish)
    return status === 201 ? body.id : body.refusals
  }
  const first = await reserve(ratna, 0, '2026-11-23', '10:00', '11:00')
  expect(await reserve(ratna, 1, '2026-11-23', '12:00', '13:00')).toMatchObject([
    { rule: 'quota_count', possible_from: at('2026-11-24', '00:00') },
  ])
  expect(await reserve(ratna, 1, '2026-11-24', '12:00', '13:30')).toMatchObject([
    { rule: 'quota_minutes', possible_from: at('2026-11-30', '00:00') },
  ])
  // more at once than anybody may have is never possible
  expect(await reserve(ratna, 1, '2026-12-01', '08:00', '11:00')).toMatchObject([
    { rule: 'quota_minutes', possible_from: null },
  ])
  await reserve(admin, 1, '2026-11-23', '10:00', '11:00')
  expect(await reserve(admin, 2, '2026-11-23', '11:00', '12:00')).toEqual(expect.any(String))

  // what one gives back or only changes does not count twice
  const longer = { to: at('2026-11-23', '12:00') }
  expect((await house.ask(ratna, 'PATCH', `/reservations/${first}`, longer)).status).toBe(200)
  await house.ask(ratna, 'DELETE', `/reservations/${first}`)
  expect(await reserve(ratna, 1, '2026-11-24', '12:00', '13:30')).toEqual(expect.any(String))
})

it('one person gets no more than the quota by asking often at the same moment', async () => {
  const quotas = [{ role: null, per: 'day' as const, count: 2, minutes: null }]
  const { seats } = await house.furnish({ quotas }, 12)
  const time = { from: at(saturday, '10:00'), to: at(saturday, '11:00') }
  const answers = await Promise.all(
    seats.map(({ id }) => house.ask(ratna, 'POST', '/reservations', { seat_id: id, ...time })),
  )
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(2)
  expect(answers.filter(({ body }) => body.refusals?.[0].rule === 'quota_count')).toHaveLength(10)
})

it('nobody reserves a seat that is out of service, or not there any more', async () => {
  const { seats } = await house.furnish({}, 1)
  const [seat] = seats
  const wish = { seat_id: seat?.id, from: at(saturday, '10:00'), to: at(saturday, '11:00') }
  const rules = async () =>
    (await house.ask(ratna, 'POST', '/reservations', wish)).body.refusals?.map(
      ({ rule }: { rule: string }) => rule,
    )
  await house.ask(admin, 'PATCH', `/seats/${seat?.id}`, { out_of_service: true })
  expect(await rules()).toEqual(['seat_out_of_service'])
  await house.ask(admin, 'DELETE', `/seats/${seat?.id}`)
  expect(await rules()).toEqual(['seat_retired'])
})

describe('a day as a whole that is taken', () => {
  const lordHowe = {
    time_zone: 'Australia/Lord_Howe',
    opening_hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
      weekday,
      opens_minute: 0,
      closes_minute: 1_440,
    })),
    ahead_days: 200,
  }

  it('is followed by the next free day as a whole, however long the clock makes it', async () => {
    const { seats } = await house.furnish(lordHowe, 1)
    const seat_id = seats[0]?.id
    const reserve = (who: Visitor, body: object) =>
      house.ask(who, 'POST', '/reservations', { seat_id, ...body })
    // of 24.5 hours, and the next one is taken as well
    for (const date of ['2027-04-04', '2027-04-05']) expect((await reserve(admin, { date })).status).toBe(201)
    const { body } = await reserve(ratna, { date: '2027-04-04' })
    expect(body).toMatchObject({ code: 'seat_taken', detail: 'Somebody else has this seat then.' })
    expect(body.alternatives).toMatchObject([
      { seat_id, date: '2027-04-06', from: '2027-04-05T13:30:00.000Z', to: '2027-04-06T13:30:00.000Z' },
    ])
    const { date } = body.alternatives[0]
    expect((await reserve(ratna, { date })).status).toBe(201)
    expect((await reserve(ratna, { date })).body).toMatchObject({
      code: 'seat_yours',
      detail: 'You have this seat then.',
    })
  })

  it('has no day that is too far ahead for an alternative', async () => {
    const { seats } = await house.furnish({ ...lordHowe, ahead_days: 1 }, 1)
    const wish = { seat_id: seats[0]?.id, date: '2026-11-21' }
    await house.ask(admin, 'POST', '/reservations', wish)
    expect((await house.ask(ratna, 'POST', '/reservations', wish)).body).toMatchObject({
      code: 'seat_taken',
      alternatives: [],
    })
  })
})
