import { AppError } from '@balai/contract/app-error.ts'
import { onConflict } from '@balai/db/constraint-errors.ts'
import type { Db, Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import { occupying } from '../reservations/occupying-store.ts'
import type { LoanRow, SpacesTables } from '../tables.ts'
import type { CopiesOf } from './copy-store.ts'

/** A loan with what people know its book by. */
export interface Loan extends LoanRow {
  readonly title: string
  readonly author: string
  readonly cover: string | null
  readonly copy_label: string
  readonly condition: 'new' | 'pre_loved'
  readonly waits_until: Date | null
}

export async function findLoan(db: Db<SpacesTables>, loanId: string): Promise<Loan | null> {
  return (await selectLoans(db).where('loan.id', '=', loanId).executeTakeFirst()) ?? null
}

export async function readLoans(db: Db<SpacesTables>, ids: readonly string[]): Promise<Loan[]> {
  if (ids.length === 0) return []
  return await selectLoans(db)
    .where('loan.id', 'in', [...ids])
    .orderBy('loan.id')
    .execute()
}

export const selectLoans = (db: Db<SpacesTables>) =>
  db
    .selectFrom('spaces.loan as loan')
    .innerJoin('spaces.title as title', 'title.id', 'loan.title_id')
    .innerJoin('spaces.copy as copy', 'copy.id', 'loan.copy_id')
    .selectAll('loan')
    .select(['title.title', 'title.author', 'title.cover', 'copy.label as copy_label', 'copy.condition'])
    .select(waitsUntil.as('waits_until'))

/** A copy that is fetched with a seat waits as long as that seat does, however it is changed. */
export const waitsUntil = sql<Date | null>`greatest(loan.expires_at, case loan.state when 'reserved' then (
  select upper(seat.during) from spaces.reservation seat
  where seat.id = loan.reservation_id and ${occupying('seat')}
) end)`

/** Holds the loan until the transaction ends. */
export async function lockLoan(tx: Tx<SpacesTables>, loanId: string): Promise<LoanRow | null> {
  const loan = await tx
    .selectFrom('spaces.loan')
    .selectAll()
    .where('id', '=', loanId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return loan ?? null
}

export async function updateLoan(
  tx: Tx<SpacesTables>,
  loanId: string,
  changes: Partial<LoanRow>,
): Promise<Loan> {
  await tx.updateTable('spaces.loan').set(changes).where('id', '=', loanId).execute()
  return await selectLoans(tx).where('loan.id', '=', loanId).executeTakeFirstOrThrow()
}

/** False when somebody else was faster with this copy. Throws the conflict `title_already_yours`. */
export async function insertLoan(tx: Tx<SpacesTables>, loan: LoanRow): Promise<boolean> {
  const inserted = await onConflict(alreadyYours, () =>
    tx
      .insertInto('spaces.loan')
      .values(loan)
      .onConflict((taken) =>
        taken.column('copy_id').where(sql<boolean>`state in ('reserved', 'lent')`).doNothing(),
      )
      .returning('id')
      .executeTakeFirst(),
  )
  return inserted !== undefined
}

/** One at a time reserves books for this person: so what they have is counted. */
export async function lockBorrower(tx: Tx<SpacesTables>, holderId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('spaces.borrower ' || ${holderId}, 0))`.execute(tx)
}

export async function countOpenLoans(tx: Tx<SpacesTables>, holderId: string): Promise<number> {
  const { open } = await tx
    .selectFrom('spaces.loan')
    .select(({ fn }) => fn.countAll<number>().as('open'))
    .where('holder_id', '=', holderId)
    .where('state', 'in', ['reserved', 'lent'])
    .executeTakeFirstOrThrow()
  return open
}

export async function hasOpenLoan(tx: Tx<SpacesTables>, of: CopiesOf): Promise<boolean> {
  const loan = await tx
    .selectFrom('spaces.loan')
    .select('id')
    .where('titleId' in of ? 'title_id' : 'copy_id', '=', 'titleId' in of ? of.titleId : of.copyId)
    .where('state', 'in', ['reserved', 'lent'])
    .limit(1)
    .executeTakeFirst()
  return loan !== undefined
}

const alreadyYours = {
  loan_title_key: ['title_already_yours', 'You have a copy of this title already, or have reserved one.'],
} as const

export const loanNotFound = () => new AppError('not_found', 'loan_not_found', 'There is no such loan.')
