/** One for each zone: to make it costs more than thousands of its answers. */
const keptFor = (make: (timeZone: string) => Intl.DateTimeFormat) => {
  const made = new Map<string, Intl.DateTimeFormat>()
  return (timeZone: string): Intl.DateTimeFormat => {
    const format = made.get(timeZone) ?? make(timeZone)
    made.set(timeZone, format)
    return format
  }
}

const clockIn = keptFor(
  (timeZone) =>
    new Intl.DateTimeFormat('en', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    }),
)
const offsetIn = keptFor(
  (timeZone) => new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }),
)

/** What a clock on the wall of a zone shows, as RFC 5545 writes it: `20261205T190000`. */
export function wallTime(at: Date, timeZone: string): string {
  const parts = clockIn(timeZone).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? ''
  const date = `${part('year').padStart(4, '0')}${part('month')}${part('day')}`
  return `${date}T${part('hour')}${part('minute')}${part('second')}`
}

/**
 * The zone as a calendar needs it for this stretch of time (RFC 5545, 3.6.5): how far it is ahead of UTC, and each
 * change on the way when the clocks are put forward or back.
 */
export function describeZone(timeZone: string, from: Date, until: Date): string {
  const offset = (at: number) => utcOffset(new Date(at), timeZone)
  let before = offset(from.getTime())
  const observances = [observance('19700101T000000', before, before)]
  for (let at = from.getTime(); at < until.getTime(); at += betweenLooks) {
    const next = Math.min(at + betweenLooks, until.getTime())
    const after = offset(next)
    if (after === before) continue
    const stood = before
    const change = findChange((moment) => offset(moment) === stood, at, next)
    observances.push(observance(onset(change, before), before, after))
    before = after
  }
  return ['BEGIN:VTIMEZONE', `TZID:${timeZone}`, ...observances, 'END:VTIMEZONE'].join('\r\n')
}

/** No zone puts its clocks forward and back again within so little time. */
const betweenLooks = 14 * 24 * 60 * 60_000

/** `+0700` */
function utcOffset(at: Date, timeZone: string): string {
  const parts = offsetIn(timeZone).formatToParts(at)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  return name.replace('GMT', '').replaceAll(':', '') || '+0000'
}

function observance(begins: string, from: string, to: string): string {
  const rules = [`DTSTART:${begins}`, `TZOFFSETFROM:${from}`, `TZOFFSETTO:${to}`]
  return ['BEGIN:STANDARD', ...rules, 'END:STANDARD'].join('\r\n')
}

const minute = 60_000

/** The first minute of which that is not true any more; zones change at full minutes. */
function findChange(isBefore: (at: number) => boolean, from: number, until: number): number {
  let [last, first] = [Math.floor(from / minute), Math.ceil(until / minute)]
  while (first - last > 1) {
    const middle = Math.floor((last + first) / 2)
    if (isBefore(middle * minute)) last = middle
    else first = middle
  }
  return first * minute
}

/** A change is told by the clock as it was before. */
function onset(change: number, offset: string): string {
  const [, sign, hours, minutes] = /^(.)(..)(..)/.exec(offset) ?? []
  const ahead = (Number(hours) * 60 + Number(minutes)) * minute
  return wallTime(new Date(change + (sign === '-' ? -ahead : ahead)), 'UTC')
}
