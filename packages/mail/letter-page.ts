import { type Letter, type LetterFact, type LetterLink, signature } from './letter.ts'

/**
 * A letter as a page that mail programs show as it is meant: one column, a table only for facts, nothing fetched from
 * anywhere, and colours for a dark screen too. Whatever people typed is escaped.
 */
export function writeLetterPage(letter: Letter): string {
  const { locale, subject, greeting, paragraphs, facts = [], button = null, footer = [] } = letter
  const body = [
    ...[greeting, ...paragraphs].map((words) => `<p>${escapeSigns(words)}</p>`),
    ...(facts.length === 0 ? [] : [tableOf(facts)]),
    ...(button === null ? [] : [`<p style="margin:24px 0">${linkTo(button, buttonStyle)}</p>`]),
    `<p>${signature}</p>`,
    ...(footer.length === 0 ? [] : [footerOf(footer)]),
  ]
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeSigns(subject)}</title>
<style>${style}</style>
</head>
<body style="margin:0;padding:24px 16px;${typeface}">
<div role="article" aria-label="${escapeSigns(subject)}" lang="${locale}" style="max-width:560px;margin:0 auto">
${body.join('\n')}
</div>
</body>
</html>
`
}

const typeface = 'font:16px/1.5 system-ui,-apple-system,Segoe UI,Roboto,sans-serif'
const buttonStyle =
  'display:inline-block;padding:12px 20px;border-radius:6px;background:#0b6e4f;color:#ffffff;text-decoration:none'

const style = [
  ':root{color-scheme:light dark}',
  'body{background:#ffffff;color:#1d2521}',
  'th{color:#4a554f}.small{color:#4a554f}.small a{color:#0b5f45}',
  '@media (prefers-color-scheme:dark){body{background:#161b18!important;color:#eef2f0!important}',
  'th,.small{color:#b4c0ba!important}.small a{color:#7fd6b4!important}}',
].join('\n')

function tableOf(facts: readonly LetterFact[]): string {
  const rows = facts.map(
    ({ label, value }) =>
      `<tr><th scope="row" style="padding:4px 16px 4px 0;text-align:left;vertical-align:top;font-weight:normal">` +
      `${escapeSigns(label)}</th><td style="padding:4px 0;font-weight:bold;overflow-wrap:anywhere">${escapeSigns(value)}</td></tr>`,
  )
  return `<table style="border-collapse:collapse;margin:16px 0">\n${rows.join('\n')}\n</table>`
}

function footerOf(parts: readonly (string | LetterLink)[]): string {
  const words = parts.map((part) => (typeof part === 'string' ? escapeSigns(part) : linkTo(part)))
  return `<p class="small" style="margin-top:32px;font-size:14px">${words.join('<br>\n')}</p>`
}

const linkTo = ({ label, url }: LetterLink, css?: string): string =>
  `<a href="${escapeSigns(url)}"${css === undefined ? '' : ` style="${css}"`}>${escapeSigns(label)}</a>`

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escapeSigns = (words: string): string => words.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)
