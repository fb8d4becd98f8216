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

/** `Today`, `Yesterday`, or the day; by the calendar of this device. */
export function formatRecentDay(instant: string, now = new Date()): string {
  const day = new Date(instant).setHours(0, 0, 0, 0)
  // rounded: in some zones a day of the year is shorter or longer
  const daysAgo = Math.round((new Date(now).setHours(0, 0, 0, 0) - day) / 86_400_000)
  if (daysAgo < 0 || daysAgo > 1) return formatDay(instant)
  const words = new Intl.RelativeTimeFormat(tag(), { numeric: 'auto' }).format(-daysAgo, 'day')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** `4:32`, and `1:04:32` from an hour on; `0:00` when it is over. */
export function formatTimeLeft(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000))
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60]
  const two = (count: number) => String(count).padStart(2, '0')
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`
}

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

/** `Monday`; 1 is Monday, as in ISO 8601. */
export const formatWeekday = (weekday: number): string =>
  // the first day of 2024 was a Monday
  format(new Date(Date.UTC(2024, 0, weekday)).toISOString(), { weekday: 'long' }, 'UTC')

/** `18:00` of a minute after midnight; past 1440 it is the clock of the next day. */
export const formatMinute = (minute: number): string =>
  formatTime(new Date((minute % 1_440) * 60_000).toISOString(), 'UTC')

/** `2 days`, `30 hours`, `1 hour 30 minutes`: days only where they are whole. */
export function formatMinutes(minutes: number): string {
  const unit = (unit: 'day' | 'hour' | 'minute', count: number) =>
    new Intl.NumberFormat(tag(), { style: 'unit', unit, unitDisplay: 'long' }).format(count)
  if (minutes >= 1_440 && minutes % 1_440 === 0) return unit('day', minutes / 1_440)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return unit('minute', rest)
  return rest === 0 ? unit('hour', hours) : `${unit('hour', hours)} ${unit('minute', rest)}`
}

/** `Fri, 20 Nov 2026` of a date in a calendar, `2026-11-20`, or of several. */
export const formatDates = (from: string, to: string): string =>
  new Intl.DateTimeFormat(tag(), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).formatRange(new Date(from), new Date(to))

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
