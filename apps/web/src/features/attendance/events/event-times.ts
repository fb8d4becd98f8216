interface Times {
  readonly starts_at: string | null
  readonly ends_at: string | null
}

export function isOnNow({ starts_at, ends_at }: Times, now = Date.now()): boolean {
  return starts_at !== null && ends_at !== null && Date.parse(starts_at) <= now && now < Date.parse(ends_at)
}

/** An open list, which has no times, is never over. */
export const isOver = ({ ends_at }: Pick<Times, 'ends_at'>, now = Date.now()): boolean =>
  ends_at !== null && Date.parse(ends_at) <= now
