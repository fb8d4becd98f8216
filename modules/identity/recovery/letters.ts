import type { Locale } from '@balai/contract/locale.ts'
import { type WrittenLetter, writeLetter } from '@balai/mail/write-letter.ts'
import type { Occasion } from './rules.ts'

export interface LetterFacts {
  readonly occasion: Occasion
  readonly locale: Locale
  readonly name: string
  readonly token: string
  /** Where the web app is reached; null where the operator has not said. */
  readonly publicUrl: string | null
}

/** The letters that carry a token, in their reader's language. */
export function writeTokenLetter({ occasion, locale, name, token, publicUrl }: LetterFacts): WrittenLetter {
  const { subject, reason, button, ending } = letters[locale][occasion]
  const { greeting, code } = phrases[locale]
  const page = occasion === 'email_verification' ? 'verify-email' : 'reset-password'
  return writeLetter({
    locale,
    subject,
    greeting: greeting(name),
    paragraphs: [reason],
    facts: [{ label: code, value: token }],
    // Behind the #, which browsers send to no server, so that no log on the way has the token.
    button: publicUrl === null ? null : { label: button, url: `${publicUrl}/${page}#token=${token}` },
    footer: [ending],
  })
}

const phrases = {
  id: { greeting: (name: string) => `Halo ${name},`, code: 'Kode (bila diminta)' },
  en: { greeting: (name: string) => `Hello ${name},`, code: 'Code (where one is asked for)' },
} as const

interface Letter {
  readonly subject: string
  readonly reason: string
  readonly button: string
  readonly ending: string
}

const letters: Readonly<Record<Locale, Readonly<Record<Occasion, Letter>>>> = {
  id: {
    forgotten: {
      subject: 'Atur ulang kata sandi',
      reason: 'Ada permintaan untuk mengatur ulang kata sandi akun Anda.',
      button: 'Atur ulang kata sandi',
      ending: 'Berlaku satu jam dan sekali pakai. Bila bukan Anda yang meminta, abaikan surat ini.',
    },
    invitation: {
      subject: 'Selamat datang di Balai',
      reason: 'Sebuah akun telah dibuat untuk Anda. Silakan pilih kata sandi Anda.',
      button: 'Pilih kata sandi',
      ending: 'Berlaku tujuh hari dan sekali pakai.',
    },
    email_verification: {
      subject: 'Konfirmasi alamat e-mail',
      reason: 'Konfirmasikan bahwa alamat e-mail ini milik Anda.',
      button: 'Konfirmasi alamat e-mail',
      ending: 'Berlaku dua hari dan sekali pakai. Bila Anda tidak mendaftar, abaikan surat ini.',
    },
  },
  en: {
    forgotten: {
      subject: 'Reset your password',
      reason: 'Somebody asked to reset the password of your account.',
      button: 'Reset password',
      ending: 'This is valid for one hour and works once. If it was not you who asked, ignore this letter.',
    },
    invitation: {
      subject: 'Welcome to Balai',
      reason: 'An account has been made for you. Please choose your password.',
      button: 'Choose a password',
      ending: 'This is valid for seven days and works once.',
    },
    email_verification: {
      subject: 'Confirm your e-mail address',
      reason: 'Please confirm that this e-mail address is yours.',
      button: 'Confirm e-mail address',
      ending: 'This is valid for two days and works once. If you did not register, ignore this letter.',
    },
  },
}
