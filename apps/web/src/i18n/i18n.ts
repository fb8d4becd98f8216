import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { keepText, keptText } from '../device/kept-text.ts'
import type en from './en.ts'

export const languages = ['en', 'id'] as const
export type Language = (typeof languages)[number]

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof en
  }
}

const key = 'balai-language'

/** Only the language that is read is loaded. */
const load = { en: () => import('./en.ts'), id: () => import('./id.ts') }

export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: chosenLanguage(),
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
  const { default: namespaces } = await load[language]()
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
