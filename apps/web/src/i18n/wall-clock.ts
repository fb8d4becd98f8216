/**
 * The wall clock of a place, `2026-11-20T19:00`, as an instant and back. Where clocks go back a wall time happens twice:
 * the first of the two is meant. Where they go forward it never happens: it is taken as if the clock had not been
 * changed yet, so that 02:30 in the missing hour becomes 03:30. Both as RFC 5545 (3.3.5) and Temporal's `compatible` say.
 */
export interface WallMoment {
  /** RFC 3339 in UTC. */
  readonly instant: string
  readonly kind: 'once' | 'twice' | 'never'
}

const dayMs = 24 * 60 * 60 * 1000

/** Null while the text is no whole date and time yet. */
export function instantOf(wall: string, timeZone: string): WallMoment | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wall)) return null
  const asUtc = Date.parse(`${wall}:00Z`)
  if (Number.isNaN(asUtc)) return null
  // no zone changes its clocks twice within two days
  const before = offsetAt(asUtc - dayMs, timeZone)
  const after = offsetAt(asUtc + dayMs, timeZone)
  const fitting = [...new Set([before, after])]
    .map((offset) => asUtc - offset)
    .filter((ms) => ms + offsetAt(ms, timeZone) === asUtc)
  const kind = fitting.length === 0 ? 'never' : fitting.length === 2 ? 'twice' : 'once'
  const ms = fitting.length === 0 ? asUtc - before : Math.min(...fitting)
  return { instant: new Date(ms).toISOString(), kind }
}

/** To the minute. */
export function wallOf(instant: string, timeZone: string): string {
  const ms = Date.parse(instant)
  return new Date(ms + offsetAt(ms, timeZone)).toISOString().slice(0, 16)
}

/** How far the clocks of a zone are ahead of UTC at this instant, in milliseconds. */
function offsetAt(ms: number, timeZone: string): number {
  const parts = clockOf(timeZone).formatToParts(ms)
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((each) => each.type === type)?.value ?? 0)
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return wall - Math.floor(ms / 1000) * 1000
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en', {
      timeZone,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  clocks.set(timeZone, clock)
  return clock
}
