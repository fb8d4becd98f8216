import type { PayloadOf } from '@balai/contract/define-event.ts'
import type { Tx } from '@balai/db/open-database.ts'
import { emitAll } from '@balai/events/emit.ts'
import { defineSweep, type Sweep } from '@balai/events/sweep.ts'
import { BookDue, BookExpired, BookOverdue } from '../contract.ts'
import type { Deps } from '../deps.ts'
import type { SpacesTables } from '../tables.ts'
import { factsOf } from './loan-facts.ts'
import type { Loan } from './loan-store.ts'
import { lending } from './rules.ts'
import { claimDue, claimOverdue, expireWaitingLoans } from './waiting-loan-store.ts'

/** What happens to books by the clock. Minutes do not matter here as they do for seats. */
export const bookSweeps = ({ db, now }: Deps): readonly Sweep[] => [
  defineSweep({
    name: 'spaces.expire_book_reservations',
    everySeconds: 5,
    run: () =>
      db.transaction().execute(async (tx) => {
        const expired = await expireWaitingLoans(tx, now())
        await tell(tx, BookExpired, expired)
        return expired.length > 0
      }),
  }),
  defineSweep({
    name: 'spaces.tell_books_due',
    everySeconds: 30,
    run: () =>
      db.transaction().execute(async (tx) => {
        const overdue = await claimOverdue(tx, now())
        await tell(tx, BookOverdue, overdue)
        const due = await claimDue(tx, new Date(now().getTime() + lending.noticeMs), now())
        await tell(tx, BookDue, due)
        return overdue.length + due.length > 0
      }),
  }),
]

const tell = (
  tx: Tx<SpacesTables>,
  type: typeof BookDue | typeof BookOverdue | typeof BookExpired,
  loans: readonly Loan[],
) =>
  emitAll(
    tx,
    type,
    loans.map((loan): PayloadOf<typeof type> => factsOf(loan, 'clock')),
  )
