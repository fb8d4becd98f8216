import type { Principal } from '@balai/contract/principal.ts'
import { emit } from '@balai/events/emit.ts'
import { BookCancelled } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { nameOf } from '../reservations/who-asks.ts'
import { holdLoan } from './loan-access.ts'
import { factsOf } from './loan-facts.ts'
import { type Loan, updateLoan } from './loan-store.ts'
import { moveLoan } from './rules.ts'

/** The book that waited is free again; a seat that was reserved with it stays. Throws `loan_not_found` and `loan_<state>`. */
export async function cancelBookReservation(
  { db, now }: Deps,
  principal: Principal,
  loanId: string,
): Promise<Loan> {
  return await db.transaction().execute(async (tx) => {
    const { loan, by } = await holdLoan(tx, principal, loanId)
    const cancelled = await updateLoan(tx, loan.id, {
      state: moveLoan(loan.state, 'cancel'),
      expires_at: null,
      ended_at: now(),
      ended_by: nameOf(principal),
      updated_at: now(),
    })
    await emit(tx, BookCancelled, factsOf(cancelled, by))
    return cancelled
  })
}
