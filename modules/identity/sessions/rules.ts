const minute = 60_000
const day = 24 * 60 * minute

/** A session that nobody uses ends after a month; a used one after half a year. */
const idleTime = 30 * day
const longestTime = 180 * day

/** How long a client that lost the answer of a refresh may ask again with the token that was replaced. */
export const graceTime = 10_000

/** Replaced tokens are remembered this long, to notice when one comes back. */
export const reuseNoticedFor = 30 * day

export function sessionExpiry(createdAt: Date, usedAt: Date): Date {
  return new Date(Math.min(usedAt.getTime() + idleTime, createdAt.getTime() + longestTime))
}

export interface PresentedToken {
  readonly replaced_at: Date | null
}

/** What a refresh token that is on file is worth: it is the live one, or it lost an answer, or it was stolen. */
export function judgeToken(presented: PresentedToken, now: Date): 'live' | 'in_grace' | 'reused' {
  if (presented.replaced_at === null) return 'live'
  return now.getTime() - presented.replaced_at.getTime() <= graceTime ? 'in_grace' : 'reused'
}
