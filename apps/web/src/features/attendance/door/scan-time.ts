import { serverTime } from '../../../api/server-clock.ts'
import { formatDateTime, formatDay, formatSecond, formatTime } from '../../../i18n/format.ts'

/** `19:02`; with the day, where that is not today's by the event's calendar. */
export const timeOrDay = (at: string, timeZone: string): string =>
  isToday(at, timeZone) ? formatTime(at, timeZone) : formatDateTime(at, timeZone)

/** `19:02:11`, likewise. */
export const secondOrDay = (at: string, timeZone: string): string =>
  isToday(at, timeZone) ? formatSecond(at, timeZone) : formatDateTime(at, timeZone)

const isToday = (at: string, timeZone: string): boolean =>
  formatDay(at, timeZone) === formatDay(new Date(serverTime()).toISOString(), timeZone)
