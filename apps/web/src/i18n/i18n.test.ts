import { describe, expect, test } from 'vitest'
import firstEnglish from './en.ts'
import restOfEnglish from './en-rest.ts'
import firstIndonesian from './id.ts'
import restOfIndonesian from './id-rest.ts'
import { readTexts } from './source-texts.fixture.ts'

type Tree = { readonly [key: string]: string | Tree }

const sources = import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.{test,fixture,gen.d}.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
})
const files = Object.entries(sources).map(([file, source]) => ({ file, ...readTexts(file, source) }))
const english = flatten({ ...firstEnglish, ...(await loadAll(restOfEnglish)) })
const indonesian = flatten({ ...firstIndonesian, ...(await loadAll(restOfIndonesian)) })

describe('both languages', () => {
  test('say the same things', () => {
    const said = (texts: Texts) => new Set([...texts.keys()].map(withoutCount))
    expect(missing(said(english), said(indonesian)), 'not in Indonesian').toEqual([])
    // the server says its refusals in English itself
    const ours = missing(said(indonesian), said(english)).filter(
      (key) => !/^problems:(codes|rules)\./.test(key),
    )
    expect(ours, 'not in English').toEqual([])
  })

  test('fill the same things in', () => {
    const different = [...english].flatMap(([key, text]) => {
      const other = indonesian.get(key)
      return other === undefined || holes(text) === holes(other) ? [] : [`${key}: ${text} | ${other}`]
    })
    expect(different).toEqual([])
  })

  test('leave nothing empty', () => {
    const empty = [...english, ...indonesian].filter(([, text]) => text.trim() === '').map(([key]) => key)
    expect(empty).toEqual([])
  })
})

test('every text that the code asks for is there', () => {
  const unknown = files.flatMap(({ file, wanted }) =>
    wanted.flatMap(({ key, namespaces }) =>
      namespaces.some((namespace) => keysLike(`${namespace}:${key}`).length > 0)
        ? []
        : [`${file}: ${namespaces.join('|')}:${key}`],
    ),
  )
  expect(unknown).toEqual([])
})

test('every text is asked for somewhere', () => {
  const used = new Set(
    files.flatMap(({ wanted }) =>
      wanted.flatMap(({ key, namespaces }) =>
        namespaces.flatMap((namespace) => keysLike(`${namespace}:${key}`)),
      ),
    ),
  )
  const strings = new Set(files.flatMap((file) => [...file.strings]))
  const isNamed = (key: string) => strings.has(key) || strings.has(key.slice(key.indexOf(':') + 1))
  const unused = [...new Set([...english.keys()].map(withoutCount))].filter(
    // codes and rules are asked for by the server's refusals
    (key) => !used.has(key) && !isNamed(key) && !/^problems:(codes|rules)\./.test(key),
  )
  expect(unused).toEqual([])
})

test('no words stand in the code itself', () => {
  const name = new Set(['balai'])
  const words = files.flatMap(({ file, hardCoded }) =>
    hardCoded.filter((text) => !name.has(text)).map((text) => `${file}: ${text}`),
  )
  expect(words).toEqual([])
})

test('a text in the code, in an attribute or in a table is found', () => {
  const source = `
    const columns = [{ header: 'Guest' }]
    function Page() {
      const { t } = useTranslation('events')
      return <p title="Late" aria-label={busy ? 'Wait' : t('list.title')}>Hello {late && 'you'} {t(\`kind.\${kind}\`)}</p>
    }`
  const { hardCoded, wanted } = readTexts('page.tsx', source)
  expect(hardCoded.toSorted()).toEqual(['Guest', 'Hello', 'Late', 'Wait', 'you'])
  expect(wanted).toEqual([
    { key: 'list.title', namespaces: ['events'] },
    { key: 'kind.*', namespaces: ['events'] },
  ])
})

type Texts = ReadonlyMap<string, string>

function flatten(namespaces: Readonly<Record<string, Tree>>): Texts {
  const texts = new Map<string, string>()
  const add = (prefix: string, tree: Tree) => {
    for (const [key, value] of Object.entries(tree)) {
      if (typeof value === 'string') texts.set(prefix + key, value)
      else add(`${prefix}${key}.`, value)
    }
  }
  for (const [namespace, tree] of Object.entries(namespaces)) add(`${namespace}:`, tree)
  return texts
}

/** One form for one and one for many are one text; Indonesian has only the latter. */
function withoutCount(key: string): string {
  return key.replace(/_(zero|one|other)$/, '')
}

const missing = (there: ReadonlySet<string>, elsewhere: ReadonlySet<string>) =>
  [...there].filter((key) => !elsewhere.has(key))

const holes = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g))].toSorted().join()

function keysLike(pattern: string): string[] {
  const known = [...english.keys(), ...indonesian.keys()].map(withoutCount)
  if (!pattern.includes('*')) return known.filter((key) => key === withoutCount(pattern))
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  const like = new RegExp(`^${parts.join('.+')}$`)
  return known.filter((key) => like.test(key))
}

async function loadAll(rest: Readonly<Record<string, () => Promise<{ default: Tree }>>>): Promise<Tree> {
  const loaded = Object.entries(rest).map(async ([name, load]) => [name, (await load()).default] as const)
  return Object.fromEntries(await Promise.all(loaded))
}
