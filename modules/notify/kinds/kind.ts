import type { CalendarEntry } from '@balai/calendar/write-calendar.ts'
import type { Locale } from '@balai/contract/locale.ts'
import type { LetterFact } from '@balai/mail/letter.ts'
import type { Channels, KindGroup } from './contract.ts'

/** A thing that people are told of. Facts are kept for months: words must do with those of an earlier version too. */
export interface Kind<Facts> extends Channels {
  readonly group: KindGroup
  /** Null where the letter is not ours to write. */
  readonly letter: LetterKind<Facts> | null
  /** From then on it helps nobody, and is not told any more, by no way; without it: always. */
  readonly until?: (facts: Facts) => string | null
  readonly words: Readonly<Record<Locale, Words<Facts>>>
  /** The page of the web app where the reader goes on. */
  readonly leadsTo: (facts: Facts) => string
}

export interface Words<Facts> {
  /** Of the kind, among the preferences. */
  readonly name: string
  readonly title: (facts: Facts) => string
  readonly body: (facts: Facts) => string
  /** What a letter says besides its title and its facts. */
  readonly paragraphs: (facts: Facts) => readonly string[]
  readonly button: string
}

export interface LetterKind<Facts> {
  readonly facts: (facts: Facts, locale: Locale) => readonly LetterFact[]
  /** For the reader's calendar. */
  readonly calendar?: (facts: Facts, locale: Locale) => readonly Omit<CalendarEntry, 'changed_at'>[]
}

export const isPast = <Facts>({ until }: Kind<Facts>, facts: Facts, now: Date): boolean => {
  const end = until?.(facts) ?? null
  return end !== null && new Date(end) <= now
}

/** For what is worth a word although it is over. */
export const aDayAfter = (instant: string): string =>
  new Date(Date.parse(instant) + 24 * 60 * 60_000).toISOString()
