import type { Locale } from '@balai/contract/locale.ts'
import type { AccountFacts } from '@balai/identity/contract.ts'

/** What notify keeps of an account. An e-mail that nobody has verified may be somebody else's, so it gets no letters. */
export function personOf(facts: AccountFacts) {
  const { account_id, revision, username, name, email, email_verified = false, role, status } = facts
  return {
    account_id,
    revision,
    username: username.toLowerCase(),
    name,
    email: email_verified ? email : null,
    locale: facts.locale ?? null,
    role,
    status,
  }
}

/** The language of ours that `Accept-Language` likes best (RFC 9110, 12.5.4); null when it names none of them. */
export function languageAskedFor(header: string | undefined): Locale | null {
  const ranges = (header ?? '').split(',').map((range) => {
    const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
    const quality = parameters.find((parameter) => parameter.startsWith('q='))
    return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality.slice(2)) }
  })
  const ours = ranges.filter(({ language, quality }) => languages.has(language) && quality > 0)
  const [best] = ours.sort((a, b) => b.quality - a.quality)
  return languages.get(best?.language) ?? null
}

/** `in` is what Indonesian was called, and some browsers still call it so. */
const languages = new Map<string | undefined, Locale>([
  ['id', 'id'],
  ['in', 'id'],
  ['en', 'en'],
])
