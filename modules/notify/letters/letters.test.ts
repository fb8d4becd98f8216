import { EventChanged, TicketIssued } from '@balai/attendance/contract.ts'
import { newId } from '@balai/db/new-id.ts'
import { readBacklog } from '@balai/events/backlog.ts'
import { retryPolicyOf, retrySpanSeconds } from '@balai/events/retry-policy.ts'
import { PasswordReplaced } from '@balai/identity/contract.ts'
import {
  BookReserved,
  ReservationCancelled,
  ReservationChanged,
  ReservationConfirmed,
  ReservationDue,
  ReservationSeriesConfirmed,
  WaitlistOffered,
} from '@balai/spaces/contract.ts'
import { nothing } from '@balai/testing/until-idle.ts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { type Guest, type House, openHouse, reservationOf } from '../notifications/inbox.fixture.ts'

type Letter = ReturnType<House['lettersTo']>[number]

let place: House
let ani: Guest
let guests = 0

beforeAll(async () => {
  place = await openHouse()
})
afterAll(() => place.close())

beforeEach(async () => {
  guests += 1
  ani = await place.welcome(`ani${guests}`, { name: 'Ani <b>&' })
})
afterEach(() => place.house.mail.refuse(false))

/** Line by line; a long line goes on in the next, behind a space (RFC 5545, 3.1). */
function calendarOf(letter: Letter | undefined): string[] {
  const [file] = letter?.attachments ?? []
  expect(file).toMatchObject({ filename: 'balai.ics', mimeType: 'text/calendar', method: 'PUBLISH' })
  const text = new TextDecoder().decode(file?.content as ArrayBuffer)
  return text.replaceAll(/\r?\n /g, '').split(/\r?\n/)
}

test('confirms a reservation by a letter in English, with the time for a calendar', async () => {
  const reservation = reservationOf(ani)
  await place.happens(ReservationConfirmed, reservation)
  const [letter] = place.lettersTo(ani)
  expect(letter?.subject).toBe('Reservation confirmed: seat A1, Ruang Baca')
  expect(letter?.text?.trimEnd().replaceAll(/token=\S+/g, 'token=...')).toBe(`Hello Ani <b>&,

This seat is reserved for you. The time is attached for your calendar.

Area: Ruang Baca
Seat: A1
Time: Saturday, 21 November 2026, 09:00–11:00 WIB
Code: K7M2

View reservation:
https://balai.example/reservations/${reservation.reservation_id}

Balai

-- 
You get this letter because you have an account at Balai.
No more letters like this one:
https://balai.example/unsubscribe#token=...
Choose what you are told:
https://balai.example/notifications/preferences`)
  expect(letter?.html).toContain('<html lang="en">')
  expect(letter?.html).toContain('Hello Ani &lt;b&gt;&amp;,')
  for (const line of [
    'METHOD:PUBLISH',
    `UID:${reservation.reservation_id}@balai`,
    'SEQUENCE:0',
    'DTSTART;TZID=Asia/Jakarta:20261121T090000',
    'DTEND;TZID=Asia/Jakarta:20261121T110000',
    'SUMMARY:Seat A1\\, Ruang Baca',
    'STATUS:CONFIRMED',
  ]) {
    expect(calendarOf(letter)).toContain(line)
  }
})

test('writes in Indonesian to those who read it, and a cancelled time leaves the calendar', async () => {
  const budi = await place.welcome(`budi${guests}`, { locale: 'id', name: 'Budi' })
  const reservation = reservationOf(budi, { by: 'staff', sequence: 2 })
  await place.happens(ReservationCancelled, reservation)
  const [letter] = place.lettersTo(budi)
  expect(letter?.subject).toBe('Reservasi dibatalkan: kursi A1, Ruang Baca')
  for (const words of [
    'Halo Budi,',
    'Reservasi Anda dibatalkan oleh petugas.',
    'Waktu: Sabtu, 21 November 2026 09.00–11.00 WIB',
    'Lihat reservasi:',
    'Berhenti menerima surat seperti ini:',
  ]) {
    expect(letter?.text).toContain(words)
  }
  for (const line of [`UID:${reservation.reservation_id}@balai`, 'SEQUENCE:2', 'STATUS:CANCELLED']) {
    expect(calendarOf(letter)).toContain(line)
  }
})

test('tells a series by one letter, with all its times for a calendar', async () => {
  const series_id = newId()
  const next = { from: '2026-11-28T02:00:00.000Z', to: '2026-11-28T04:00:00.000Z', code: 'P3Q9' }
  const reservations = [{}, next].map((some) => reservationOf(ani, { ...some, series_id }))
  await place.happens(ReservationConfirmed, ...reservations)
  const facts = { series_id, holder_id: ani.id, reservations, by: 'holder' } as const
  await place.happens(ReservationSeriesConfirmed, facts)
  const [letter, ...more] = place.lettersTo(ani)
  expect(more).toEqual([])
  expect(letter?.subject).toBe('Series confirmed: seat A1, Ruang Baca')
  expect(
    letter?.text,
  ).toContain(`This seat is reserved for you, 2 in all. The times are attached for your calendar.

K7M2: Saturday, 21 November 2026, 09:00–11:00 WIB
P3Q9: Saturday, 28 November 2026, 09:00–11:00 WIB`)
  for (const { reservation_id } of reservations) {
    expect(calendarOf(letter)).toContain(`UID:${reservation_id}@balai`)
  }
  const { body } = await place.app.ask('GET', '/notifications', { token: ani.token })
  expect(body.data).toMatchObject([
    { kind: 'series_confirmed', body: '2× · Saturday, 21 November 2026, 09:00–11:00 WIB' },
  ])
})

test('tells the time of the place over a change of clocks', async () => {
  const span = { from: '2027-03-27T23:00:00Z', to: '2027-03-28T04:00:00Z', time_zone: 'Europe/Berlin' }
  await place.happens(ReservationChanged, reservationOf(ani, { ...span, sequence: 1 }))
  const [letter] = place.lettersTo(ani)
  expect(letter?.text).toMatch(/Time: Sunday, 28 March 2027.*00:00.*06:00/)
  expect(calendarOf(letter)).toContain('DTEND;TZID=Europe/Berlin:20270328T060000')
})

test('sends a ticket to whoever has it in the wallet, with what it is for', async () => {
  const event = {
    event_id: newId(),
    code: 'panen',
    title: 'Pesta Panen',
    place: 'Aula',
    status: 'published',
  } as const
  const time = {
    starts_at: '2026-12-05T12:00:00.000Z',
    ends_at: '2026-12-05T16:00:00.000Z',
    time_zone: 'Asia/Jakarta',
  }
  await place.happens(EventChanged, { ...event, ...time })
  const ticket = { event_id: event.event_id, ticket_id: newId(), holder_email: null }
  await place.happens(TicketIssued, { ...ticket, holder_username: ani.facts.username.toUpperCase() })
  const [letter] = place.lettersTo(ani)
  expect(letter?.subject).toBe('A ticket for you: Pesta Panen')
  expect(letter?.text).toContain('Begins: Saturday, 5 December 2026 at 19:00 WIB')
  expect(letter?.text).toContain(`https://balai.example/wallet/${ticket.ticket_id}`)
})

test('says the day in the house on which a book is due', async () => {
  await place.happens(BookReserved, {
    loan_id: newId(),
    title_id: newId(),
    title: 'Laut Bercerita',
    holder_id: ani.id,
    reservation_id: null,
    waits_until: '2026-11-23T12:00:00Z',
    due_at: '2026-11-30T18:00:00Z',
    by: 'holder',
  })
  expect(place.lettersTo(ani)[0]?.text).toContain('Kept until: Monday, 23 November 2026')
  expect(place.lettersTo(ani)[0]?.text).toContain('Return by: Tuesday, 1 December 2026')
})

test('writes to nobody who is suspended, has no verified e-mail, or is not known', async () => {
  const dewi = await place.welcome(`dewi${guests}`, { email_verified: false })
  const sari = await place.welcome(`sari${guests}`, { status: 'suspended' })
  const gone = { id: newId() }
  await place.happens(ReservationConfirmed, ...[dewi, sari, gone].map((guest) => reservationOf(guest)))
  expect([...place.lettersTo(dewi), ...place.lettersTo(sari)]).toEqual([])
  await place.change({ ...sari.facts, status: 'active', revision: 2 })
  const { body } = await place.app.ask('GET', '/notifications', { token: sari.token })
  expect(body.data).toHaveLength(1)
})

test('a new password is told in the app alone: its letter, to the e-mail of that moment, is identity\u2019s', async () => {
  await place.happens(PasswordReplaced, { account_id: ani.id, email: ani.facts.email })
  expect(place.lettersTo(ani)).toEqual([])
})

test('a letter that the mail server turned away is sent once, when it takes letters again', async () => {
  place.house.mail.refuse(true)
  const settled = place.happens(ReservationConfirmed, reservationOf(ani))
  await vi.waitFor(() => expect(place.house.mail.refusals()).toBe(1), { timeout: 20_000 })
  place.house.mail.refuse(false)
  await settled
  const [letter, ...more] = place.lettersTo(ani)
  expect(more).toEqual([])
  expect(letter?.messageId).toMatch(/^<[0-9a-f-]{36}@balai>$/)
  expect(await readBacklog(place.house.db)).toEqual(nothing)
})

test('a letter outlives a day on which the mail server is away', () => {
  const consumer = place.house.notify.consumers.find(({ name }) => name === 'notify.mail_letter')
  if (consumer === undefined) throw new Error('Nobody sends letters.')
  const { tries, longestPauseSeconds } = retryPolicyOf(consumer)
  // pauses vary: each may be half as long
  const shortest = retrySpanSeconds({ tries, longestPauseSeconds: longestPauseSeconds / 2, limitSeconds: 0 })
  expect(shortest / 3_600).toBeGreaterThan(16)
  expect(retrySpanSeconds(retryPolicyOf(consumer)) / 3_600).toBeLessThan(48)
})

test('nobody gets a letter that came too late: an offer that has passed, a reminder of yesterday', async () => {
  const yesterday = { from: '2026-11-19T02:00:00Z', to: '2026-11-19T04:00:00Z' }
  await place.happens(ReservationDue, reservationOf(ani, yesterday))
  const expired = { entry_id: newId(), expires_at: '2026-11-20T11:59:00Z' }
  await place.happens(WaitlistOffered, { ...reservationOf(ani), ...expired })
  expect(place.lettersTo(ani)).toEqual([])
  const stands = { entry_id: newId(), expires_at: '2026-11-20T12:10:00Z' }
  await place.happens(WaitlistOffered, { ...reservationOf(ani), ...stands })
  expect(place.lettersTo(ani)[0]?.text).toContain('Accept before: Friday, 20 November 2026 at 19:10 WIB')
})
