import type { StagedEvent, StagedTicket } from './box-office.ts'
import type { House } from './house.ts'
import { type Person, personBehind } from './people.ts'

export type Who = 'stranger' | 'member' | 'scanner' | 'organiser' | 'admin'

/** A house in which every page has something to show: the demo data, and a guest list with a row that is no good. */
export interface Scene {
  readonly house: House
  readonly people: Readonly<Record<Exclude<Who, 'stranger'>, Person>>
  /** Its doors are open, and half of its guests are inside. */
  readonly event: StagedEvent
  /** The member's own for that event. */
  readonly ticket: StagedTicket
  /** The code of a ticket that was let in already. */
  readonly usedCode: string
  readonly importId: string
  /** An area with seats, open day and night. */
  readonly areaId: string
  /** The member's own, who sits there at this moment, and what the QR on that desk says. */
  readonly reservation: { readonly id: string; readonly deskCode: string }
  /** An endpoint that nothing reaches, with a delivery that waits for it. */
  readonly webhookId: string
  /** A book of the library with a copy that is free. */
  readonly titleId: string
}

export async function setScene(house: House, admin: Person): Promise<Scene> {
  const { password } = (await admin.ask('POST', '/api/v1/installation/demo-data')).body
  const [member, scanner, organiser] = await Promise.all([
    personBehind(house, 'demo.member1', password),
    personBehind(house, 'demo.crew1', password),
    personBehind(house, 'demo.organiser', password),
  ])
  const event: StagedEvent = (await admin.ask('GET', '/api/v1/events/demo-pekan-raya')).body
  const importId = await importGuests(organiser, event)
  const ticket = await findTicket(member, event)
  const usedCode = await findUsedCode(organiser, event)
  const areaId = await findArea(member)
  const reservation = await findReservation(member, admin)
  const webhookId = await addWebhook(admin)
  const titleId = await findTitle(member)
  await admin.ask('PUT', '/api/v1/care/settings', { enabled: true })
  const people = { member, scanner, organiser, admin }
  return { house, people, event, ticket, usedCode, importId, areaId, reservation, webhookId, titleId }
}

async function findTicket(member: Person, event: StagedEvent): Promise<StagedTicket> {
  const { body } = await member.ask('GET', '/api/v1/me/tickets')
  const found = body.data.find((ticket: { event: { id: string } }) => ticket.event.id === event.id)
  if (found === undefined) throw new Error(`${member.username} has no ticket for ${event.title}`)
  return found
}

async function findUsedCode(by: Person, event: StagedEvent): Promise<string> {
  const { body } = await by.ask('GET', `/api/v1/events/${event.id}/check-ins?result=admitted&limit=1`)
  return body.data[0].ticket.code
}

async function findReservation(member: Person, admin: Person): Promise<Scene['reservation']> {
  const { body } = await member.ask('GET', '/api/v1/reservations?state=upcoming')
  const [{ id, seat_id }] = body.data
  const { body: seat } = await admin.ask('GET', `/api/v1/seats/${seat_id}`)
  return { id, deskCode: seat.check_in_code }
}

async function findArea(by: Person): Promise<string> {
  const { body } = await by.ask('GET', '/api/v1/areas?kind=coworking')
  return body.data[0].id
}

async function findTitle(by: Person): Promise<string> {
  const { body } = await by.ask('GET', '/api/v1/titles?q=max%20havelaar&free=true')
  return body.data[0].id
}

async function addWebhook(by: Person): Promise<string> {
  const { body } = await by.ask('POST', '/api/v1/webhooks', {
    url: 'https://partner.invalid/balai',
    description: 'Kasir kafe',
    event_types: ['reservation.confirmed', 'reservation.cancelled'],
  })
  await by.ask('POST', `/api/v1/webhooks/${body.id}/test`)
  return body.id
}

async function importGuests(by: Person, event: StagedEvent): Promise<string> {
  const rows = ['name,email,type', 'Made Wirawan,made@balai.test,Reguler', 'Kadek,not an address,Reguler']
  const path = `/api/v1/events/${event.id}/imports?mode=skip_bad_rows`
  const { body } = await by.ask('POST', path, rows.join('\n'), { 'content-type': 'text/csv' })
  return body.id
}
