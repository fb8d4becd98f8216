import type { Kind } from './kind.ts'

/** What somebody has to know for the safety of the account; none of it can be turned off. */
export const accountKinds = {
  password_changed: {
    group: 'account',
    inApp: 'always',
    email: 'always',
    // identity writes it, to the e-mail of that moment: whoever changes both must not hide the one behind the other
    letter: null,
    words: {
      id: {
        name: 'Kata sandi diganti',
        title: () => 'Kata sandi Anda telah diganti',
        body: () => 'Bila bukan Anda yang menggantinya, segera atur ulang dan beri tahu admin.',
        paragraphs: () => [],
        button: 'Keamanan akun',
      },
      en: {
        name: 'Password changed',
        title: () => 'Your password was changed',
        body: () => 'If it was not you, reset it at once and tell an admin of the house.',
        paragraphs: () => [],
        button: 'Account security',
      },
    },
    leadsTo: () => '/security',
  } satisfies Kind<unknown>,
} as const
