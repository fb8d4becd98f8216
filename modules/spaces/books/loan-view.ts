import type { LoanView } from './contract.ts'
import type { Loan } from './loan-store.ts'

export const viewLoan =
  (now: Date) =>
  (loan: Loan): LoanView => ({
    ...loan,
    holder: { account_id: loan.holder_id, username: loan.holder_username, name: loan.holder_name },
    waits_until: loan.waits_until?.toISOString() ?? null,
    lent_at: loan.lent_at?.toISOString() ?? null,
    due_at: loan.due_at?.toISOString() ?? null,
    overdue: loan.state === 'lent' && loan.due_at !== null && loan.due_at <= now,
    ended_at: loan.ended_at?.toISOString() ?? null,
    created_at: loan.created_at.toISOString(),
    updated_at: loan.updated_at.toISOString(),
  })
