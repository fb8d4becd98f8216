import type { Actor, LoanFacts } from '../contract.ts'
import type { Loan } from './loan-store.ts'

/** What others may keep of a loan. */
export const factsOf = (loan: Loan, by: Actor): LoanFacts => ({
  loan_id: loan.id,
  title_id: loan.title_id,
  title: loan.title,
  holder_id: loan.holder_id,
  reservation_id: loan.reservation_id,
  waits_until: loan.waits_until?.toISOString() ?? null,
  due_at: loan.due_at?.toISOString() ?? null,
  by,
})
