import type { Locale } from '@balai/contract/locale.ts'
import { writeLetter } from '@balai/mail/write-letter.ts'

/** Tells the owner that the password is another one, in case that it was somebody else who changed it. */
export function writePasswordNotice({ locale, name }: { readonly locale: Locale; readonly name: string }) {
  const { subject, greeting, paragraphs } = notices[locale]
  return writeLetter({ locale, subject, greeting: greeting(name), paragraphs })
}

const notices = {
  id: {
    subject: 'Kata sandi Anda telah diganti',
    greeting: (name: string) => `Halo ${name},`,
    paragraphs: [
      'Kata sandi akun Anda baru saja diganti, dan perangkat lain yang masih masuk telah dikeluarkan.',
      'Bila Anda sendiri yang menggantinya, abaikan surat ini.',
      'Bila bukan, segera atur ulang lewat "Lupa kata sandi" di halaman masuk, dan beri tahu admin.',
    ],
  },
  en: {
    subject: 'Your password was changed',
    greeting: (name: string) => `Hello ${name},`,
    paragraphs: [
      'The password of your account was changed just now, and other devices were logged out.',
      'If it was you, there is nothing to do.',
      'If it was not, reset it at once by "Forgot password" on the log-in page, and tell an admin of the house.',
    ],
  },
} as const
