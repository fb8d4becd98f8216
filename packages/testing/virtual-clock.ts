export interface VirtualClock {
  now(): Date
  advance(milliseconds: number): void
}

/** A clock that stands still until a test moves it. */
export function createVirtualClock(start: Date | string = '2026-11-20T12:00:00Z'): VirtualClock {
  let time = new Date(start).getTime()
  return {
    now: () => new Date(time),
    advance(milliseconds) {
      time += milliseconds
    },
  }
}
