import type { Principal } from '@balai/contract/principal.ts'
import type { Db, Tx } from '@balai/db/open-database.ts'
import type { Actor } from '../contract.ts'
import { actorOn, mayRead } from '../reservations/who-asks.ts'
import type { LoanRow, SpacesTables } from '../tables.ts'
import { findLoan, type Loan, loanNotFound, lockLoan } from './loan-store.ts'

/** Throws `loan_not_found`, also when it is somebody else's. */
export async function requireReadableLoan(
  db: Db<SpacesTables>,
  principal: Principal,
  loanId: string,
): Promise<Loan> {
  const loan = await findLoan(db, loanId)
  if (loan === null || !mayRead(principal, loan)) throw loanNotFound()
  return loan
}

/** For whoever may change it: as it is until the transaction ends. Throws `loan_not_found`. */
export async function holdLoan(
  tx: Tx<SpacesTables>,
  principal: Principal,
  loanId: string,
): Promise<{ loan: LoanRow; by: Actor }> {
  const loan = await lockLoan(tx, loanId)
  const by = loan === null ? null : actorOn(principal, loan)
  if (loan === null || by === null) throw loanNotFound()
  return { loan, by }
}
