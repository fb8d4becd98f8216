import type { WebhookEventType } from '@balai/notify/webhooks/contract.ts'

export const kindGroups = ['reservations', 'waitlist', 'library', 'events', 'accounts'] as const
type KindGroup = (typeof kindGroups)[number]

/** What an endpoint can be told of, and where one looks for it. */
const groupOf: Readonly<Record<WebhookEventType, KindGroup>> = {
  'reservation.confirmed': 'reservations',
  'reservation.changed': 'reservations',
  'reservation.cancelled': 'reservations',
  'reservation.declined': 'reservations',
  'reservation.completed': 'reservations',
  'reservation.no_show': 'reservations',
  'waitlist.offered': 'waitlist',
  'waitlist.lapsed': 'waitlist',
  'book.reserved': 'library',
  'book.cancelled': 'library',
  'book.expired': 'library',
  'book.lent': 'library',
  'book.returned': 'library',
  'book.overdue': 'library',
  'event.changed': 'events',
  'ticket.issued': 'events',
  'ticket.revoked': 'events',
  'ticket.admitted': 'events',
  'ticket.exited': 'events',
  'ticket.admission_undone': 'events',
  'account.registered': 'accounts',
  'account.changed': 'accounts',
}

export const kindsIn = (group: KindGroup): readonly WebhookEventType[] =>
  (Object.keys(groupOf) as WebhookEventType[]).filter((kind) => groupOf[kind] === group)

type Kind = WebhookEventType | 'ping'

/** Where the words of a kind stand: a dot separates the levels of texts. */
export const wordOf = (kind: Kind): KindWord => kind.replace('.', '_') as KindWord

type KindWord<Each = Kind> = Each extends `${infer Noun}.${infer Verb}` ? `${Noun}_${Verb}` : Each
