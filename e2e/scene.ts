import {
  addTicketType,
  checkIn,
  createEvent,
  issueTickets,
  postCrew,
  type StagedEvent,
  type StagedTicket,
} from './box-office.ts'
import type { House } from './house.ts'
import { addPerson, type Person, type PersonOptions } from './people.ts'

export type Who = 'stranger' | 'member' | 'scanner' | 'admin'

/** A house in which every page has something to show. */
export interface Scene {
  readonly house: House
  readonly people: Readonly<Record<Exclude<Who, 'stranger'>, Person>>
  readonly event: StagedEvent
  /** The member's own. */
  readonly ticket: StagedTicket
  /** Of a guest list with a row that is no good. */
  readonly importId: string
}

/** An event at whose door people arrive just now, one in the next weeks, a draft, and everybody who is needed. */
export async function setScene(
  house: House,
  admin: Person,
  locale: PersonOptions['locale'] = 'en',
): Promise<Scene> {
  const member = await addPerson(house, admin, { name: 'Ni Luh Ayu', locale })
  const scanner = await addPerson(house, admin, { name: 'Ketut Arya', role: 'committee', locale })
  const event = await createEvent(admin, { capacity: 250, description: 'Keroncong sampai malam.' })
  await createEvent(admin, { title: 'Pasar Minggu Pagi', startsIn: 24 * 9, place: 'Halaman depan' })
  await createEvent(admin, { title: 'Wayang Kulit', startsIn: 24 * 30, status: 'draft' })
  await postCrew(admin, event, scanner, 'scanner', ['Utara'])
  const ticket = await sellTickets(admin, event, member)
  const importId = await importGuests(admin, event)
  return { house, people: { member, scanner, admin }, event, ticket, importId }
}

async function sellTickets(admin: Person, event: StagedEvent, member: Person): Promise<StagedTicket> {
  const regular = await addTicketType(admin, event, 'Umum', 200)
  const vip = await addTicketType(admin, event, 'VIP', 50)
  const [own] = await issueTickets(admin, event, {
    typeId: vip,
    holders: [{ name: member.name, username: member.username }],
  })
  if (own === undefined) throw new Error('One ticket was asked for')
  const guests = await issueTickets(admin, event, { typeId: regular, count: 40 })
  for (const [place, guest] of guests.slice(0, 12).entries())
    await checkIn(admin, event, guest, place % 2 === 0 ? 'Utara' : 'Selatan')
  return own
}

async function importGuests(admin: Person, event: StagedEvent): Promise<string> {
  const rows = ['name,email,type', 'Made Wirawan,made@balai.test,Umum', 'Kadek,not an address,Umum']
  const { body } = await admin.ask(
    'POST',
    `/api/v1/events/${event.id}/imports?mode=skip_bad_rows`,
    rows.join('\n'),
    {
      'content-type': 'text/csv',
    },
  )
  return body.id
}
