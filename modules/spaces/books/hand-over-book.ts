import type { AccountPrincipal } from '@balai/contract/principal.ts'
import { emit } from '@balai/events/emit.ts'
import { BookLent } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { holdLoan } from './loan-access.ts'
import { factsOf } from './loan-facts.ts'
import { type Loan, updateLoan } from './loan-store.ts'
import { lending, moveLoan } from './rules.ts'

/** At the desk: the book that waited goes to its holder. Throws `loan_not_found` and `loan_<state>`. */
export async function handOverBook(
  { db, now }: Deps,
  staff: AccountPrincipal,
  loanId: string,
): Promise<Loan> {
  return await db.transaction().execute(async (tx) => {
    const { loan } = await holdLoan(tx, staff, loanId)
    const state = moveLoan(loan.state, 'hand_over')
    const at = now()
    const lent = await updateLoan(tx, loan.id, {
      state,
      expires_at: null,
      lent_at: at,
      due_at: new Date(at.getTime() + lending.loanMs),
      updated_at: at,
    })
    await emit(tx, BookLent, factsOf(lent, 'staff'))
    return lent
  })
}
