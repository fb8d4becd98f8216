import i18next, { type BackendModule } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { keepText, keptText } from '../device/kept-text.ts'
import type en from './en.ts'
import restOfEnglish from './en-rest.ts'
import restOfIndonesian from './id-rest.ts'

export const languages = ['en', 'id'] as const
export type Language = (typeof languages)[number]

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof en & Loaded<typeof restOfEnglish>
  }
}

type Loaded<Loaders extends Record<string, () => Promise<{ default: object }>>> = {
  [Namespace in keyof Loaders]: Awaited<ReturnType<Loaders[Namespace]>>['default']
}

const key = 'balai-language'

/** Only the language that is read is loaded, and of it first what most pages say. */
const load = {
  en: { first: () => import('./en.ts'), rest: restOfEnglish },
  id: { first: () => import('./id.ts'), rest: restOfIndonesian },
}

/** A page that asks for a namespace of the rest waits for it. */
const restOfTexts: BackendModule = {
  type: 'backend',
  callbackApi: true,
  init() {},
  read(language, namespace, done) {
    const { rest } = load[language as Language]
    rest[namespace as keyof typeof rest]().then(
      ({ default: texts }) => done(null, texts),
      // once more, after a pause
      (error) => done(error, true),
    )
  },
}

export async function startI18n(): Promise<void> {
  await i18next
    .use(restOfTexts)
    .use(initReactI18next)
    .init({
      ns: [],
      fallbackLng: false,
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      resources: {},
      partialBundledLanguages: true,
    })
  await speak(chosenLanguage())
}

/** Changes the language of the page, and of the next visit. */
export async function speak(language: Language): Promise<void> {
  const { default: namespaces } = await load[language].first()
  for (const [namespace, texts] of Object.entries(namespaces)) {
    i18next.addResourceBundle(language, namespace, texts)
  }
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  keepText(key, language)
}

export const language = (): Language => (i18next.language === 'id' ? 'id' : 'en')

/** As chosen before, else as the browser prefers. */
function chosenLanguage(): Language {
  const kept = keptText(key)
  if (kept === 'en' || kept === 'id') return kept
  const preferred = navigator.languages
    .map((tag) => tag.slice(0, 2))
    .find((tag) => tag === 'id' || tag === 'en')
  return preferred === 'id' ? 'id' : 'en'
}
