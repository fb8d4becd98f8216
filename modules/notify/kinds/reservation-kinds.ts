import type { Locale } from '@balai/contract/locale.ts'
import type { ReservationFacts } from '@balai/spaces/contract.ts'
import type { Channels } from './contract.ts'
import { aDayAfter, type Kind, type LetterKind, type Words } from './kind.ts'
import { factsOfPlace, seatIn, timeOfPlace } from './place.ts'
import { entryOf, type Status } from './reservation-entry.ts'

const letter = (status?: Status): LetterKind<ReservationFacts> => ({
  facts: (facts, locale) => [
    ...factsOfPlace(facts, locale),
    { label: { id: 'Kode', en: 'Code' }[locale], value: facts.code },
  ],
  ...(status && { calendar: (facts, locale) => [entryOf(facts, status, locale)] }),
})

const kind = (
  channels: Channels,
  words: Readonly<Record<Locale, ReservationWords>>,
  letterKind = letter(),
  until = ({ to }: ReservationFacts) => to,
): Kind<ReservationFacts> => ({
  group: 'reservations',
  ...channels,
  letter: letterKind,
  until,
  words: { id: wordsIn('id', words.id), en: wordsIn('en', words.en) },
  leadsTo: ({ reservation_id }) => `/reservations/${reservation_id}`,
})

/** The name of the kind, what a title begins with, and what a letter says. */
type ReservationWords = readonly [
  name: string,
  event: string,
  sentence: string | ((facts: ReservationFacts) => string),
]

const wordsIn = (locale: Locale, [name, event, sentence]: ReservationWords): Words<ReservationFacts> => ({
  name,
  title: (facts) => `${event}: ${seatIn[locale](facts)}`,
  body: timeOfPlace(locale),
  paragraphs: (facts) => [typeof sentence === 'string' ? sentence : sentence(facts)],
  button: { id: 'Lihat reservasi', en: 'View reservation' }[locale],
})

const byHolder = ({ by }: ReservationFacts) => by === 'holder'

/** What becomes of a reservation. */
export const reservationKinds = {
  reservation_confirmed: kind(
    { inApp: 'on', email: 'on' },
    {
      id: [
        'Reservasi dikonfirmasi',
        'Reservasi dikonfirmasi',
        'Kursi ini dipesan untuk Anda. Jadwalnya terlampir untuk kalender Anda.',
      ],
      en: [
        'Reservation confirmed',
        'Reservation confirmed',
        'This seat is reserved for you. The time is attached for your calendar.',
      ],
    },
    letter('confirmed'),
  ),
  reservation_changed: kind(
    { inApp: 'on', email: 'on' },
    {
      id: [
        'Reservasi diubah',
        'Reservasi diubah',
        (facts) =>
          byHolder(facts)
            ? 'Reservasi Anda diubah seperti yang Anda minta. Jadwal baru terlampir.'
            : 'Petugas mengubah reservasi Anda. Jadwal baru terlampir.',
      ],
      en: [
        'Reservation changed',
        'Reservation changed',
        (facts) =>
          byHolder(facts)
            ? 'Your reservation was changed as you asked. The new time is attached.'
            : 'Your reservation was changed by the house. The new time is attached.',
      ],
    },
    letter('confirmed'),
  ),
  reservation_reminder: kind(
    { inApp: 'on', email: 'on' },
    {
      id: [
        'Pengingat reservasi',
        'Segera dimulai',
        'Reservasi Anda segera dimulai. Bila Anda tidak jadi datang, batalkan agar orang lain dapat memakainya.',
      ],
      en: [
        'Reservation reminder',
        'Coming up',
        'Your reservation begins soon. If you will not come, please cancel it so that somebody else can have the seat.',
      ],
    },
  ),
  reservation_cancelled: kind(
    { inApp: 'on', email: 'on' },
    {
      id: [
        'Reservasi dibatalkan',
        'Reservasi dibatalkan',
        (facts) =>
          byHolder(facts) ? 'Anda membatalkan reservasi ini.' : 'Reservasi Anda dibatalkan oleh petugas.',
      ],
      en: [
        'Reservation cancelled',
        'Reservation cancelled',
        (facts) =>
          byHolder(facts)
            ? 'You cancelled this reservation.'
            : 'Your reservation was cancelled by the house.',
      ],
    },
    letter('cancelled'),
  ),
  reservation_completed: kind(
    { inApp: 'on', email: 'off' },
    {
      id: ['Reservasi selesai', 'Reservasi selesai', 'Terima kasih atas kunjungan Anda.'],
      en: ['Reservation completed', 'Reservation completed', 'Thank you for your visit.'],
    },
    letter(),
    ({ to }) => aDayAfter(to),
  ),
  reservation_declined: kind(
    { inApp: 'on', email: 'on' },
    {
      id: [
        'Reservasi ditolak',
        'Reservasi tidak disetujui',
        ({ by }) =>
          by === 'clock'
            ? 'Reservasi ini tidak disetujui pada waktunya, sehingga kursinya dilepas.'
            : 'Permintaan reservasi Anda tidak disetujui.',
      ],
      en: [
        'Reservation declined',
        'Reservation not approved',
        ({ by }) =>
          by === 'clock'
            ? 'Nobody approved this reservation in time, so the seat was released.'
            : 'Your request for this seat was not approved.',
      ],
    },
  ),
  reservation_no_show: kind(
    { inApp: 'on', email: 'on' },
    {
      id: [
        'Tidak check-in',
        'Kursi dilepas',
        'Anda tidak check-in pada waktunya, sehingga kursi Anda dilepas untuk orang lain.',
      ],
      en: [
        'Missed check-in',
        'Seat released',
        'You did not check in in time, so your seat was released for somebody else.',
      ],
    },
    letter('cancelled'),
    ({ to }) => aDayAfter(to),
  ),
} as const satisfies Record<string, Kind<ReservationFacts>>
