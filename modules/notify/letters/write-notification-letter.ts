import { type CalendarEntry, writeCalendar } from '@balai/calendar/write-calendar.ts'
import type { Locale } from '@balai/contract/locale.ts'
import type { LetterLink } from '@balai/mail/letter.ts'
import type { Mail, MailAttachment } from '@balai/mail/mailer.ts'
import { writeLetter } from '@balai/mail/write-letter.ts'
import type { Kind } from '../kinds/kind.ts'
import type { UnsubscribeTokens } from '../preferences/unsubscribe-token.ts'
import type { PersonRow } from '../tables.ts'

export interface LetterDeps {
  readonly publicUrl: string | null
  readonly unsubscribeTokens: UnsubscribeTokens
}

export interface News {
  readonly name: string
  readonly kind: Kind<unknown>
  readonly facts: unknown
  readonly occurredAt: Date
}

/** A notification as a letter in the reader's language, with what belongs into the calendar. */
export function writeNotificationLetter(
  { publicUrl, unsubscribeTokens }: LetterDeps,
  { account_id, locale, name }: Pick<PersonRow, 'account_id' | 'locale' | 'name'>,
  { name: kindName, kind, facts, occurredAt }: News,
): Omit<Mail, 'id' | 'to'> {
  const words = kind.words[locale]
  const token = unsubscribeTokens.of({ accountId: account_id, kind: kindName })
  const letter = writeLetter({
    locale,
    subject: words.title(facts),
    greeting: phrases[locale].greeting(name),
    paragraphs: words.paragraphs(facts),
    facts: kind.letter?.facts(facts, locale) ?? [],
    button: publicUrl === null ? null : { label: words.button, url: publicUrl + kind.leadsTo(facts) },
    footer: footerOf(locale, publicUrl, token),
  })
  const entries = (kind.letter?.calendar?.(facts, locale) ?? []).map((entry) => ({
    ...entry,
    changed_at: occurredAt,
  }))
  return {
    ...letter,
    attachments: entries.length === 0 ? [] : [calendarFile(entries)],
    unsubscribeUrl:
      publicUrl === null ? null : `${publicUrl}/api/v1/notification-preferences/one-click?token=${token}`,
  }
}

const phrases = {
  id: {
    greeting: (name: string) => `Halo ${name},`,
    reason: 'Anda menerima surat ini karena punya akun di Balai.',
    stop: 'Berhenti menerima surat seperti ini',
    choose: 'Atur semua pemberitahuan',
  },
  en: {
    greeting: (name: string) => `Hello ${name},`,
    reason: 'You get this letter because you have an account at Balai.',
    stop: 'No more letters like this one',
    choose: 'Choose what you are told',
  },
} as const

function footerOf(locale: Locale, publicUrl: string | null, token: string): (string | LetterLink)[] {
  const { reason, stop, choose } = phrases[locale]
  if (publicUrl === null) return [reason]
  return [
    reason,
    // behind the #, which browsers send to no server
    { label: stop, url: `${publicUrl}/unsubscribe#token=${token}` },
    { label: choose, url: `${publicUrl}/notifications/preferences` },
  ]
}

const calendarFile = (entries: readonly CalendarEntry[]): MailAttachment => ({
  filename: 'balai.ics',
  contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
  content: writeCalendar(entries),
})
