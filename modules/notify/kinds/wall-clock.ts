import type { Locale } from '@balai/contract/locale.ts'

// What the clock on the wall shows where it happens; its zone is named, because the reader may be elsewhere.

/** `Jumat, 20 November 2026 09.00–11.30 WIB` */
export const timeSpan = (from: string, to: string, zone: string, locale: Locale): string =>
  worded(formatOf(locale, zone).formatRangeToParts(new Date(from), new Date(to)), zone)

/** `Friday, 20 November 2026 at 09:00 CET` */
export const timeOf = (at: string, zone: string, locale: Locale): string =>
  worded(formatOf(locale, zone).formatToParts(new Date(at)), zone)

/** `09.30 WIB` */
export const clockOf = (at: string, zone: string, locale: Locale): string =>
  worded(
    new Intl.DateTimeFormat(languages[locale], {
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'short',
      timeZone: zone,
    }).formatToParts(new Date(at)),
    zone,
  )

/** `Friday, 20 November 2026` */
export const dayOf = (at: string, timeZone: string, locale: Locale): string =>
  new Intl.DateTimeFormat(languages[locale], { dateStyle: 'full', timeZone }).format(new Date(at))

/** As people here call them; English has no words for them but `GMT+7`. */
const zoneNames: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
}

const worded = (parts: readonly Intl.DateTimeFormatPart[], zone: string): string =>
  parts.map(({ type, value }) => (type === 'timeZoneName' ? (zoneNames[zone] ?? value) : value)).join('')

const languages = { id: 'id', en: 'en-GB' } as const

const formatOf = (locale: Locale, timeZone: string) =>
  new Intl.DateTimeFormat(languages[locale], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  })
