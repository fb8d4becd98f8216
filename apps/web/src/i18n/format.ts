import { language } from './i18n.ts'

const tags = { en: 'en-GB', id: 'id-ID' } as const
const tag = () => tags[language()]

/** `12,345` or `12.345` */
export const formatNumber = (value: number): string => new Intl.NumberFormat(tag()).format(value)

/** `1.2 GB` or `1,2 GB` */
export function formatBytes(bytes: number): string {
  const [unit, size] = byteUnits.find(([, each]) => bytes >= each) ?? ['byte', 1]
  const digits = bytes / size < 10 && size > 1 ? 1 : 0
  return new Intl.NumberFormat(tag(), { style: 'unit', unit, maximumFractionDigits: digits }).format(
    bytes / size,
  )
}

const byteUnits: readonly (readonly [string, number])[] = [
  ['terabyte', 1e12],
  ['gigabyte', 1e9],
  ['megabyte', 1e6],
  ['kilobyte', 1e3],
]

/** `Fri, 20 Nov 2026, 19:02`, by the wall clock of the zone, or of this device. */
export const formatDateTime = (instant: string, timeZone?: string): string =>
  format(
    instant,
    { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
    timeZone,
  )

/** `Friday, 20 November 2026` */
export const formatDay = (instant: string, timeZone?: string): string =>
  format(instant, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, timeZone)

/** The parts of a calendar's leaf: `20`, `Nov`, `Fri`. */
export function formatDayParts(instant: string, timeZone: string) {
  return {
    day: format(instant, { day: 'numeric' }, timeZone),
    month: format(instant, { month: 'short' }, timeZone),
    weekday: format(instant, { weekday: 'short' }, timeZone),
  }
}

/** `19:02` */
export const formatTime = (instant: string, timeZone?: string): string =>
  format(instant, { hour: '2-digit', minute: '2-digit' }, timeZone)

/** `19:02:11` */
export const formatSecond = (instant: string, timeZone?: string): string =>
  format(instant, { hour: '2-digit', minute: '2-digit', second: '2-digit' }, timeZone)

/** `Fri, 20 Nov 2026, 19:00 to 23:00 WIB`, as one range; the zone is named where clocks there read otherwise than here. */
export function formatSpan(from: string, to: string, timeZone: string): string {
  const options: Intl.DateTimeFormatOptions = {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
    ...(readsOtherwise(from, timeZone) && { timeZoneName: 'short' }),
  }
  return new Intl.DateTimeFormat(tag(), options).formatRange(new Date(from), new Date(to))
}

const readsOtherwise = (instant: string, timeZone: string) =>
  formatDateTime(instant, timeZone) !== formatDateTime(instant)

/** `3 minutes ago`, `in 2 days` */
export function formatAgo(instant: string, now = Date.now()): string {
  const seconds = (Date.parse(instant) - now) / 1000
  const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1]
  return new Intl.RelativeTimeFormat(tag(), { numeric: 'auto' }).format(Math.trunc(seconds / size), unit)
}

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
]

const format = (instant: string, options: Intl.DateTimeFormatOptions, timeZone?: string) =>
  new Intl.DateTimeFormat(tag(), { ...options, hourCycle: 'h23', ...(timeZone && { timeZone }) }).format(
    new Date(instant),
  )
