import type { Locale } from '@balai/contract/locale.ts'
import type { LoanFacts } from '@balai/spaces/contract.ts'
import type { Channel } from './contract.ts'
import type { Kind, Words } from './kind.ts'
import { dayOf } from './wall-clock.ts'

/** A loan, and the zone of the house: a book is due on a day, and days are those of the house. */
export type BookFacts = LoanFacts & { readonly time_zone: string }

/** The name of the kind, what a title begins with, and what is said of the book. */
type BookWords = readonly [name: string, event: string, sentence: string | ((loan: BookFacts) => string)]

const kind = (
  email: Channel,
  words: Readonly<Record<Locale, BookWords>>,
  until: (loan: BookFacts) => string | null = () => null,
): Kind<BookFacts> => ({
  group: 'library',
  inApp: 'on',
  email,
  letter: { facts: factsOfLoan },
  until,
  words: { id: wordsIn('id', words.id), en: wordsIn('en', words.en) },
  leadsTo: () => '/library/loans',
})

const wordsIn = (locale: Locale, [name, event, sentence]: BookWords): Words<BookFacts> => {
  const body = typeof sentence === 'string' ? () => sentence : sentence
  return {
    name,
    title: ({ title }) => `${event}: ${title}`,
    body,
    paragraphs: (loan) => [body(loan)],
    button: { id: 'Lihat pinjaman', en: 'View loans' }[locale],
  }
}

const labels = {
  id: { title: 'Judul', waits: 'Disimpan sampai', due: 'Kembalikan paling lambat' },
  en: { title: 'Title', waits: 'Kept until', due: 'Return by' },
} as const

function factsOfLoan(loan: BookFacts, locale: Locale) {
  const { title, waits, due } = labels[locale]
  const day = (label: string, at: string | null) =>
    at === null ? [] : [{ label, value: dayOf(at, loan.time_zone, locale) }]
  return [{ label: title, value: loan.title }, ...day(waits, loan.waits_until), ...day(due, loan.due_at)]
}

/** Books that somebody reserved or has. */
export const bookKinds = {
  book_reserved: kind(
    'on',
    {
      id: ['Buku dipesan', 'Buku dipesan', 'Buku ini disimpan untuk Anda. Ambil di meja depan.'],
      en: ['Book reserved', 'Book reserved', 'This book is kept for you. Pick it up at the front desk.'],
    },
    ({ waits_until }) => waits_until,
  ),
  book_cancelled: kind('on', {
    id: [
      'Pesanan buku dibatalkan',
      'Pesanan buku dibatalkan',
      ({ by }) =>
        by === 'clock'
          ? 'Kursi yang dipesan bersama buku ini sudah dilepas, sehingga bukunya kembali ke rak.'
          : 'Pesanan buku ini dibatalkan oleh petugas.',
    ],
    en: [
      'Book reservation cancelled',
      'Book reservation cancelled',
      ({ by }) =>
        by === 'clock'
          ? 'The seat that it was reserved with was released, so this book went back to its shelf.'
          : 'Your reservation of this book was cancelled by the house.',
    ],
  }),
  book_expired: kind('on', {
    id: [
      'Buku tidak diambil',
      'Pesanan buku berakhir',
      'Buku ini tidak diambil pada waktunya, sehingga dikembalikan ke rak.',
    ],
    en: [
      'Book not fetched',
      'Book reservation over',
      'This book was not fetched in time, so it went back to its shelf.',
    ],
  }),
  book_due: kind(
    'on',
    {
      id: ['Buku segera jatuh tempo', 'Segera dikembalikan', 'Masa pinjam buku ini segera berakhir.'],
      en: ['Book due soon', 'Due soon', 'This book is to be returned soon.'],
    },
    ({ due_at }) => due_at,
  ),
  book_overdue: kind('on', {
    id: [
      'Buku terlambat',
      'Terlambat dikembalikan',
      'Masa pinjam buku ini sudah lewat. Mohon segera kembalikan.',
    ],
    en: ['Book overdue', 'Overdue', 'This book should have been returned by now. Please bring it back.'],
  }),
  book_returned: kind('off', {
    id: ['Buku dikembalikan', 'Buku dikembalikan', 'Terima kasih, buku ini sudah kami terima kembali.'],
    en: ['Book returned', 'Book returned', 'Thank you, this book is back with us.'],
  }),
} as const satisfies Record<string, Kind<BookFacts>>
