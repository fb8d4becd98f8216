import type { PayloadOf } from '@balai/contract/define-event.ts'
import type { Locale } from '@balai/contract/locale.ts'
import type { SeatFreed, WaitlistOffered } from '@balai/spaces/contract.ts'
import type { Kind } from './kind.ts'
import { factsOfPlace, seatIn, timeOfPlace } from './place.ts'
import { clockOf, timeOf } from './wall-clock.ts'

type Offer = PayloadOf<typeof WaitlistOffered>
type FreedSeat = PayloadOf<typeof SeatFreed>

const expiry = (offer: Offer, locale: Locale) => clockOf(offer.expires_at, offer.time_zone, locale)

/** Seats that others gave up. */
export const waitlistKinds = {
  waitlist_offer: {
    group: 'reservations',
    // it stands for minutes, and passes on to the next if nobody sees it
    inApp: 'always',
    email: 'on',
    letter: {
      facts: (offer, locale) => [
        ...factsOfPlace(offer, locale),
        {
          label: { id: 'Terima sebelum', en: 'Accept before' }[locale],
          value: timeOf(offer.expires_at, offer.time_zone, locale),
        },
      ],
    },
    until: ({ expires_at }) => expires_at,
    words: {
      id: {
        name: 'Tawaran daftar tunggu',
        title: (offer) => `Kursi ditawarkan kepada Anda: ${seatIn.id(offer)}`,
        body: (offer) => `${timeOfPlace('id')(offer)}. Terima sebelum ${expiry(offer, 'id')}.`,
        paragraphs: () => [
          'Kursi yang Anda tunggu kini kosong dan disimpan untuk Anda.',
          'Bila tidak diterima pada waktunya, kursi ini ditawarkan kepada antrean berikutnya.',
        ],
        button: 'Terima tawaran',
      },
      en: {
        name: 'Waitlist offers',
        title: (offer) => `A seat is offered to you: ${seatIn.en(offer)}`,
        body: (offer) => `${timeOfPlace('en')(offer)}. Accept before ${expiry(offer, 'en')}.`,
        paragraphs: () => [
          'The seat that you waited for is free now, and kept for you.',
          'If it is not accepted in time, it is offered to whoever is next.',
        ],
        button: 'Accept the offer',
      },
    },
    // offers stand on top of it, to be decided on
    leadsTo: () => '/reservations',
  } satisfies Kind<Offer>,

  seat_freed: {
    group: 'reservations',
    inApp: 'on',
    email: 'on',
    letter: { facts: factsOfPlace },
    until: ({ to }) => to,
    words: {
      id: {
        name: 'Kursi yang saya pantau kosong',
        title: (seat) => `Kini kosong: ${seatIn.id(seat)}`,
        body: timeOfPlace('id'),
        paragraphs: () => [
          'Kursi yang Anda pantau kini kosong. Siapa yang lebih dahulu memesan, mendapatkannya.',
        ],
        button: 'Pesan kursi',
      },
      en: {
        name: 'A seat that I watch is free',
        title: (seat) => `Free now: ${seatIn.en(seat)}`,
        body: timeOfPlace('en'),
        paragraphs: () => ['A seat that you watch has become free. Whoever reserves it first gets it.'],
        button: 'Reserve the seat',
      },
    },
    leadsTo: ({ area_id, seat_id }) => `/spaces/${area_id}?seat=${seat_id}`,
  } satisfies Kind<FreedSeat>,
} as const
