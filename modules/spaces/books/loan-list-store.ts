import type { Db } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { SpacesTables } from '../tables.ts'
import type { LoanQuery, LoanSort } from './contract.ts'
import type { LoanPageKey } from './loan-order.ts'
import { type Loan, selectLoans } from './loan-store.ts'

export interface LoanFilter {
  /** Null: everybody's. */
  readonly holderId: string | null
  readonly state: NonNullable<LoanQuery['state']>
  readonly words: string | null
  readonly titleId: string | null
  readonly reservationId: string | null
  readonly now: Date
  readonly sort: LoanSort
  readonly after: LoanPageKey | null
  readonly limit: number
}

export async function listLoans(db: Db<SpacesTables>, filter: LoanFilter): Promise<Loan[]> {
  const { holderId, titleId, reservationId, words, sort, after } = filter
  let loans = selectLoans(db).limit(filter.limit)
  loans = sort === 'due' ? loans.orderBy(due).orderBy('loan.id') : loans.orderBy('loan.id', 'desc')
  if (filter.state !== 'all') loans = loans.where(isIn(filter.state, filter.now))
  if (holderId !== null) loans = loans.where('loan.holder_id', '=', holderId)
  if (titleId !== null) loans = loans.where('loan.title_id', '=', titleId)
  if (reservationId !== null) loans = loans.where('loan.reservation_id', '=', reservationId)
  if (words !== null) loans = loans.where(mention(words))
  if (after !== null) loans = loans.where(isAfter(after))
  return await loans.execute()
}

/** When it is due, or how long it waits, or when it was over: each loan has one of them. */
const due = sql<Date>`coalesce(loan.due_at, loan.expires_at, loan.ended_at)`

const isAfter = ([sort, value, id]: LoanPageKey) =>
  sort === 'due'
    ? sql<boolean>`(${due}, loan.id) > (${value}::timestamptz, ${id}::uuid)`
    : sql<boolean>`loan.id < ${id}::uuid`

/** Looks through those that are open or somebody's, which are never many. */
const mention = (words: string) => sql<boolean>`strpos(
  lower(concat_ws(' ', loan.holder_name, loan.holder_username, title.title, title.author, copy.label)),
  lower(${words.trim()})
) > 0`

/** As the partial indexes say it. */
const open = sql`loan.state in ('reserved', 'lent')`

function isIn(state: Exclude<LoanFilter['state'], 'all'>, now: Date) {
  const conditions = {
    open,
    reserved: sql`${open} and loan.state = 'reserved'`,
    lent: sql`${open} and loan.state = 'lent'`,
    overdue: sql`${open} and loan.state = 'lent' and loan.due_at <= ${now}`,
    past: sql`loan.state in ('returned', 'cancelled', 'expired')`,
  }
  return sql<boolean>`(${conditions[state]})`
}
