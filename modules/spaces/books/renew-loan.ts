import type { Principal } from '@balai/contract/principal.ts'
import type { Deps } from '../deps.ts'
import { holdLoan } from './loan-access.ts'
import { type Loan, updateLoan } from './loan-store.ts'
import { renewedUntil } from './rules.ts'
import { readDemand } from './title-store.ts'

/** The holder keeps a book for two weeks more, where nobody waits for it. Throws `loan_not_found` and as `renewedUntil`. */
export async function renewLoan({ db, now }: Deps, principal: Principal, loanId: string): Promise<Loan> {
  return await db.transaction().execute(async (tx) => {
    const { loan } = await holdLoan(tx, principal, loanId)
    const demand = await readDemand(tx, loan.title_id)
    return await updateLoan(tx, loan.id, {
      due_at: renewedUntil({ ...loan, ...demand }, now()),
      renewals: loan.renewals + 1,
      // it will be due soon once more
      due_told_at: null,
      updated_at: now(),
    })
  })
}
