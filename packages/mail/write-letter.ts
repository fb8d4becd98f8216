import { type Letter, type LetterLink, signature } from './letter.ts'
import { writeLetterPage } from './letter-page.ts'

/** As mail programs show it: plain text, and the same words as a page. */
export interface WrittenLetter {
  readonly subject: string
  readonly text: string
  readonly html: string
}

export function writeLetter(letter: Letter): WrittenLetter {
  return { subject: letter.subject, text: writeText(letter), html: writeLetterPage(letter) }
}

function writeText({ greeting, paragraphs, facts = [], button = null, footer = [] }: Letter): string {
  const stated = facts.map(({ label, value }) => `${label}: ${value}`).join('\n')
  const parts = [
    greeting,
    ...paragraphs,
    stated,
    button === null ? '' : inText(button),
    signature,
    footer.length === 0 ? '' : ['-- ', ...footer.map(inText)].join('\n'),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

const inText = (part: string | LetterLink): string =>
  typeof part === 'string' ? part : `${part.label}:\n${part.url}`
