import type { AccountPrincipal } from '@balai/contract/principal.ts'
import { emit } from '@balai/events/emit.ts'
import { BookReturned } from '../contract.ts'
import type { Deps } from '../deps.ts'
import { holdLoan } from './loan-access.ts'
import { factsOf } from './loan-facts.ts'
import { type Loan, updateLoan } from './loan-store.ts'
import { moveLoan } from './rules.ts'

/** At the desk: a lent book has come back and is free. Throws `loan_not_found` and `loan_<state>`. */
export async function takeBackBook(
  { db, now }: Deps,
  staff: AccountPrincipal,
  loanId: string,
): Promise<Loan> {
  return await db.transaction().execute(async (tx) => {
    const { loan } = await holdLoan(tx, staff, loanId)
    const state = moveLoan(loan.state, 'take_back')
    const at = now()
    const returned = await updateLoan(tx, loan.id, {
      state,
      ended_at: at,
      ended_by: staff.username,
      updated_at: at,
    })
    await emit(tx, BookReturned, factsOf(returned, 'staff'))
    return returned
  })
}
