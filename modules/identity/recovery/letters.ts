import type { Locale } from '../accounts/contract.ts'
import type { Occasion } from './rules.ts'

export interface LetterFacts {
  readonly occasion: Occasion
  readonly locale: Locale
  readonly name: string
  readonly token: string
  /** Where the web app is reached; null where the operator has not said. */
  readonly publicUrl: string | null
}

/** What the house writes to people, in their language. */
export function writeLetter({ occasion, locale, name, token, publicUrl }: LetterFacts) {
  const { subject, reason, ending } = letters[locale][occasion]
  const { greeting, link, code } = phrases[locale]
  const page = occasion === 'email_verification' ? 'verify-email' : 'reset-password'
  // Behind the #, which browsers send to no server, so that no log on the way has the token.
  const address = publicUrl === null ? [] : [link, `${publicUrl}/${page}#token=${token}`]
  return {
    subject,
    text: [greeting(name), reason, ...address, code, token, ending, 'Balai'].join('\n\n'),
  }
}

const phrases = {
  id: {
    greeting: (name: string) => `Halo ${name},`,
    link: 'Buka tautan ini:',
    code: 'Kode (bila diminta):',
  },
  en: {
    greeting: (name: string) => `Hello ${name},`,
    link: 'Open this link:',
    code: 'Code (where one is asked for):',
  },
} as const

interface Letter {
  readonly subject: string
  readonly reason: string
  readonly ending: string
}

const letters: Readonly<Record<Locale, Readonly<Record<Occasion, Letter>>>> = {
  id: {
    forgotten: {
      subject: 'Atur ulang kata sandi',
      reason: 'Ada permintaan untuk mengatur ulang kata sandi akun Anda.',
      ending: 'Berlaku satu jam dan sekali pakai. Bila bukan Anda yang meminta, abaikan surat ini.',
    },
    invitation: {
      subject: 'Selamat datang di Balai',
      reason: 'Sebuah akun telah dibuat untuk Anda. Silakan pilih kata sandi Anda.',
      ending: 'Berlaku tujuh hari dan sekali pakai.',
    },
    email_verification: {
      subject: 'Konfirmasi alamat e-mail',
      reason: 'Konfirmasikan bahwa alamat e-mail ini milik Anda.',
      ending: 'Berlaku dua hari dan sekali pakai. Bila Anda tidak mendaftar, abaikan surat ini.',
    },
  },
  en: {
    forgotten: {
      subject: 'Reset your password',
      reason: 'Somebody asked to reset the password of your account.',
      ending: 'This is valid for one hour and works once. If it was not you who asked, ignore this letter.',
    },
    invitation: {
      subject: 'Welcome to Balai',
      reason: 'An account has been made for you. Please choose your password.',
      ending: 'This is valid for seven days and works once.',
    },
    email_verification: {
      subject: 'Confirm your e-mail address',
      reason: 'Please confirm that this e-mail address is yours.',
      ending: 'This is valid for two days and works once. If you did not register, ignore this letter.',
    },
  },
}
