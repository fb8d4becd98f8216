import { AppError } from '@balai/contract/app-error.ts'
import { newId } from '@balai/db/new-id.ts'
import type { Tx } from '@balai/db/open-database.ts'
import { emitAll } from '@balai/events/emit.ts'
import { type Actor, BookReserved } from '../contract.ts'
import type { LoanRow, SpacesTables } from '../tables.ts'
import type { BookWish } from './contract.ts'
import { holdFreeCopy } from './free-copy-store.ts'
import { factsOf } from './loan-facts.ts'
import { countOpenLoans, insertLoan, type Loan, lockBorrower, readLoans } from './loan-store.ts'
import { checkBookQuota, lending } from './rules.ts'
import { requireTitle } from './title-store.ts'

/** For whom books are reserved, and who does; null when it is the holder. */
export interface BookBooker {
  readonly holder: { readonly account_id: string; readonly username: string; readonly name: string }
  readonly by: Actor
  readonly madeBy: string | null
}

export interface WantedBooks {
  readonly books: readonly BookWish[]
  /** The seat that they are reserved with: they wait at least until that is over. */
  readonly reservationId: string | null
}

/**
 * A copy of each title, or none at all: whoever calls gives up the transaction when this throws. It throws
 * `too_many_books`, `title_not_found`, `title_already_yours` and `no_copy_free`.
 */
export async function reserveBooks(
  tx: Tx<SpacesTables>,
  booker: BookBooker,
  { books, reservationId }: WantedBooks,
  now: Date,
): Promise<Loan[]> {
  if (books.length === 0) return []
  const { account_id } = booker.holder
  await lockBorrower(tx, account_id)
  checkBookQuota(await countOpenLoans(tx, account_id), books.length)
  const ids: string[] = []
  for (const wish of inOneOrder(books)) {
    const loan = newLoan(booker, wish.title_id, reservationId, now)
    await reserveCopy(tx, loan, wish)
    ids.push(loan.id)
  }
  const loans = await readLoans(tx, ids)
  await emitAll(
    tx,
    BookReserved,
    loans.map((loan) => factsOf(loan, booker.by)),
  )
  return loans
}

/** Two who want the same two titles must not wait for each other. */
const inOneOrder = (books: readonly BookWish[]): BookWish[] =>
  books.toSorted((one, other) => (one.title_id < other.title_id ? -1 : 1))

async function reserveCopy(
  tx: Tx<SpacesTables>,
  loan: Omit<LoanRow, 'copy_id'>,
  wish: BookWish,
): Promise<void> {
  const { title } = await requireTitle(tx, wish.title_id)
  for (;;) {
    const copyId = await holdFreeCopy(tx, wish)
    if (copyId === null) throw noCopyFree(wish, title)
    // it may have been reserved between the look and the hold
    if (await insertLoan(tx, { ...loan, copy_id: copyId })) return
  }
}

function newLoan(
  { holder, madeBy }: BookBooker,
  titleId: string,
  reservationId: string | null,
  now: Date,
): Omit<LoanRow, 'copy_id'> {
  return {
    id: newId(),
    title_id: titleId,
    holder_id: holder.account_id,
    holder_username: holder.username,
    holder_name: holder.name,
    reservation_id: reservationId,
    state: 'reserved',
    made_by: madeBy,
    expires_at: new Date(now.getTime() + lending.waitMs),
    lent_at: null,
    due_at: null,
    renewals: 0,
    due_told_at: null,
    overdue_told_at: null,
    ended_at: null,
    ended_by: null,
    created_at: now,
    updated_at: now,
  }
}

function noCopyFree({ title_id, condition }: BookWish, title: string): AppError {
  const kind = condition === undefined ? '' : condition === 'new' ? 'new ' : 'pre-loved '
  return new AppError('conflict', 'no_copy_free', `No ${kind}copy of ${title} is free now.`, {
    extensions: { title_id },
  })
}
