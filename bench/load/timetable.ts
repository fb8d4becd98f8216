/** When requests are due: `next` takes the one that is, or answers null when there is none yet. */
export interface Timetable {
  next(now: number): number | null
}

/**
 * With a rate every request has its time, and one that is sent late counts from there: a server that stalls cannot
 * hide behind the requests that it kept from being sent. Without one, requests are due as soon as they can be sent.
 */
export function openTimetable(start: number, rate: number | null): Timetable {
  if (rate === null) return { next: (now) => now }
  let taken = 0
  return {
    next(now) {
      const due = start + (taken * 1_000) / rate
      if (due > now) return null
      taken += 1
      return due
    },
  }
}
