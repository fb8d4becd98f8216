import { Instant } from '@balai/contract/schema.ts'
import { sortedPageKey } from '@balai/http/page-key.ts'
import { type Static, Type } from 'typebox'
import type { LoanSort } from './contract.ts'
import type { Loan } from './loan-store.ts'

/** Ids sort by the time they were made, so that loans by their age need no second value. */
const Nothing = Type.Literal('')

export const loanPageKeys = {
  '-created': sortedPageKey('-created', Nothing),
  due: sortedPageKey('due', Instant),
}
export type LoanPageKey = Static<(typeof loanPageKeys)[LoanSort]>

export const loanPageKeyOf =
  (sort: LoanSort) =>
  ({ id, due_at, expires_at, ended_at, created_at }: Loan): LoanPageKey =>
    sort === 'due'
      ? [sort, (due_at ?? expires_at ?? ended_at ?? created_at).toISOString(), id]
      : [sort, '', id]
