import i18next from 'i18next'
import type { FieldError, Problem } from '../api/problem.ts'
import { language } from '../i18n/i18n.ts'

/** What went wrong, in the reader's language where we have words for its code; else in the server's. */
export function problemText({ code, message }: Problem): string {
  return (
    ours(`problems:codes.${code}`) ?? (language() === 'en' ? message : (ours('problems:unknown') ?? message))
  )
}

/**
 * What is wrong with a field: the server speaks English, so another language goes by the rule that was broken, or by the
 * code of the whole refusal.
 */
export function fieldText({ message, rule }: FieldError, code: string): string {
  const known = rule === undefined ? null : ours(`problems:rules.${rule}`)
  if (known !== null) return known
  if (language() === 'en') return capitalised(message)
  return (
    (rule === undefined ? ours(`problems:codes.${code}`) : null) ?? ours('problems:rules.other') ?? message
  )
}

// @NOTE keys that come from the server are not known to the types
const ours = (key: string): string | null => (i18next.exists(key) ? i18next.t(key as never) : null)

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
