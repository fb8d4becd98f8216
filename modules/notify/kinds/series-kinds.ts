import type { Locale } from '@balai/contract/locale.ts'
import type { ReservationFacts, SeriesFacts } from '@balai/spaces/contract.ts'
import type { Kind, Words } from './kind.ts'
import { seatIn, timeOfPlace } from './place.ts'
import { entryOf, type Status } from './reservation-entry.ts'

/** The name of the kind, what a title begins with, and what a letter says. */
type SeriesWords = readonly [name: string, event: string, sentence: (series: SeriesFacts) => string]

const kind = (status: Status, words: Readonly<Record<Locale, SeriesWords>>): Kind<SeriesFacts> => ({
  group: 'reservations',
  inApp: 'on',
  email: 'on',
  letter: {
    facts: ({ reservations }, locale) =>
      reservations.map((facts) => ({ label: facts.code, value: timeOfPlace(locale)(facts) })),
    calendar: ({ reservations }, locale) => reservations.map((facts) => entryOf(facts, status, locale)),
  },
  until: ({ reservations }) => reservations.at(-1)?.to ?? null,
  words: { id: wordsIn('id', words.id), en: wordsIn('en', words.en) },
  leadsTo: () => '/reservations',
})

const wordsIn = (locale: Locale, [name, event, sentence]: SeriesWords): Words<SeriesFacts> => ({
  name,
  title: (series) => `${event}: ${seatIn[locale](firstOf(series))}`,
  body: (series) => `${series.reservations.length}× · ${timeOfPlace(locale)(firstOf(series))}`,
  paragraphs: (series) => [sentence(series)],
  button: { id: 'Lihat reservasi', en: 'View reservations' }[locale],
})

// @NOTE the schema of the event asks for one at least
const firstOf = ({ reservations }: SeriesFacts) => reservations[0] as ReservationFacts

/** Reservations that were made or cancelled together; each by itself is told as `reservationKinds` have it. */
export const seriesKinds = {
  series_confirmed: kind('confirmed', {
    id: [
      'Reservasi rutin dikonfirmasi',
      'Reservasi rutin dikonfirmasi',
      ({ reservations }) =>
        `Kursi ini dipesan untuk Anda ${reservations.length} kali. Semua jadwalnya terlampir untuk kalender Anda.`,
    ],
    en: [
      'Series confirmed',
      'Series confirmed',
      ({ reservations }) =>
        `This seat is reserved for you, ${reservations.length} in all. The times are attached for your calendar.`,
    ],
  }),
  series_cancelled: kind('cancelled', {
    id: [
      'Reservasi rutin dibatalkan',
      'Reservasi rutin dibatalkan',
      ({ by }) =>
        by === 'holder'
          ? 'Anda membatalkan semua reservasi ini.'
          : 'Semua reservasi ini dibatalkan oleh petugas.',
    ],
    en: [
      'Series cancelled',
      'Series cancelled',
      ({ by }) =>
        by === 'holder'
          ? 'You cancelled all of these reservations.'
          : 'All of these reservations were cancelled by the house.',
    ],
  }),
} as const satisfies Record<string, Kind<SeriesFacts>>
