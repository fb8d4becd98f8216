import { accountKinds } from './account-kinds.ts'
import { bookKinds } from './book-kinds.ts'
import type { KindName } from './contract.ts'
import type { Kind } from './kind.ts'
import { reservationKinds } from './reservation-kinds.ts'
import { seriesKinds } from './series-kinds.ts'
import { ticketKinds } from './ticket-kinds.ts'
import { waitlistKinds } from './waitlist-kinds.ts'

/**
 * All that people are told of. A further one is a name in contract.ts, an entry here and a line in
 * `notifications/consumers.ts`; preferences, the list, the live stream and the letters know it then.
 */
export const kinds = {
  ...reservationKinds,
  ...seriesKinds,
  ...waitlistKinds,
  ...bookKinds,
  ...ticketKinds,
  ...accountKinds,
} as const satisfies Readonly<Record<KindName, Kind<never>>>

export type FactsOf<Name extends KindName> = (typeof kinds)[Name] extends Kind<infer Facts> ? Facts : never

export const kindNames = Object.keys(kinds) as KindName[]

/** Null for one that this version does not know: a newer process beside it may have written it. */
export function kindOf(name: string): Kind<unknown> | null {
  // @NOTE the facts beside the name in a row are those of its kind, which no type can say
  return Object.hasOwn(kinds, name) ? (kinds[name as KindName] as unknown as Kind<unknown>) : null
}
