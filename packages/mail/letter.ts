import type { Locale } from '@balai/contract/locale.ts'

/** What the house writes to somebody; every letter has this frame, so that all of them look alike. */
export interface Letter {
  readonly locale: Locale
  readonly subject: string
  readonly greeting: string
  readonly paragraphs: readonly string[]
  /** What, where and when, to be seen at a glance. */
  readonly facts?: readonly LetterFact[]
  /** Where the reader goes on; null where the operator has not said how the web app is reached. */
  readonly button?: LetterLink | null
  /** In small print: how long it is valid, why it came, how to have no more of them. */
  readonly footer?: readonly (string | LetterLink)[]
}

export interface LetterFact {
  readonly label: string
  readonly value: string
}

export interface LetterLink {
  readonly label: string
  readonly url: string
}

export const signature = 'Balai'
