import type { Principal } from '@balai/contract/principal.ts'
import type { Deps } from '../deps.ts'
import { resolveBooker } from '../reservations/who-asks.ts'
import type { NewBookReservation } from './contract.ts'
import type { Loan } from './loan-store.ts'
import { reserveBooks } from './reserve-books.ts'
import { rememberTurnedAway } from './turned-away.ts'

/** A free copy of a title for whoever asks, or for whom they say. Throws as `resolveBooker` and `reserveBooks`. */
export async function reserveBook(
  deps: Deps,
  principal: Principal,
  { for: username, title_id, condition }: NewBookReservation,
): Promise<Loan> {
  const booker = await resolveBooker(deps, principal, username)
  const wish = condition === undefined ? { title_id } : { title_id, condition }
  const [loan] = await rememberTurnedAway(deps, () =>
    deps.db
      .transaction()
      .execute((tx) => reserveBooks(tx, booker, { books: [wish], reservationId: null }, deps.now())),
  )
  return loan as Loan
}
