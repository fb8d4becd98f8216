const minute = 60_000

/** The rest of a slot that has begun is counted from here. */
export const fullMinuteFrom = (now: Date): Date => new Date(Math.ceil(now.getTime() / minute) * minute)

/** Until when an offer stands: as long as the area says, and never past the end of what is offered. */
export function offerEnd(
  { to }: { readonly to: Date },
  { offer_minutes }: { readonly offer_minutes: number },
  now: Date,
): Date {
  return new Date(Math.min(now.getTime() + offer_minutes * minute, to.getTime()))
}
