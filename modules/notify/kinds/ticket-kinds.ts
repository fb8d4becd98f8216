import type { Locale } from '@balai/contract/locale.ts'
import { aDayAfter, type Kind } from './kind.ts'
import { timeOf } from './wall-clock.ts'

export interface TicketFacts {
  readonly ticket_id: string
  readonly event_id: string
  /** Null for an event that notify has not heard of yet. */
  readonly event: {
    readonly title: string
    readonly place: string
    readonly starts_at: string | null
    readonly time_zone: string
  } | null
}

const labels = {
  id: { event: 'Acara', place: 'Tempat', begins: 'Mulai' },
  en: { event: 'Event', place: 'Place', begins: 'Begins' },
} as const

function factsOfTicket({ event }: TicketFacts, locale: Locale) {
  const { event: title, place, begins } = labels[locale]
  const facts = [
    { label: title, value: event?.title ?? '' },
    { label: place, value: event?.place ?? '' },
    { label: begins, value: beginning(locale)({ event }) },
  ]
  return facts.filter(({ value }) => value !== '')
}

const beginning =
  (locale: Locale) =>
  ({ event }: Pick<TicketFacts, 'event'>): string =>
    event === null || event.starts_at === null ? '' : timeOf(event.starts_at, event.time_zone, locale)

const ofEvent = ({ event }: TicketFacts) => (event === null ? '' : `: ${event.title}`)

/** Tickets that came into somebody's wallet. */
export const ticketKinds = {
  ticket_issued: {
    group: 'tickets',
    inApp: 'on',
    email: 'on',
    letter: { facts: factsOfTicket },
    // many are issued at the door
    until: ({ event }) => (event?.starts_at ? aDayAfter(event.starts_at) : null),
    words: {
      id: {
        name: 'Tiket baru',
        title: (facts) => `Tiket untuk Anda${ofEvent(facts)}`,
        body: beginning('id'),
        paragraphs: () => ['Tiket Anda sudah ada di dompet. Tunjukkan kode QR-nya di pintu masuk.'],
        button: 'Lihat tiket',
      },
      en: {
        name: 'New tickets',
        title: (facts) => `A ticket for you${ofEvent(facts)}`,
        body: beginning('en'),
        paragraphs: () => ['Your ticket is in your wallet. Show its QR code at the door.'],
        button: 'View ticket',
      },
    },
    leadsTo: ({ ticket_id }) => `/wallet/${ticket_id}`,
  } satisfies Kind<TicketFacts>,
} as const
