import type { Tx } from '@balai/db/open-database.ts'
import { sql } from 'kysely'
import type { SpacesTables } from '../tables.ts'
import { type Loan, readLoans, waitsUntil } from './loan-store.ts'

/** Those that were reserved with this seat, and have not been fetched. */
export async function cancelWaitingLoans(
  tx: Tx<SpacesTables>,
  reservationId: string,
  endedBy: string | null,
  now: Date,
): Promise<Loan[]> {
  const cancelled = await tx
    .updateTable('spaces.loan')
    .set({ state: 'cancelled', expires_at: null, ended_at: now, ended_by: endedBy, updated_at: now })
    .where('reservation_id', '=', reservationId)
    .where('state', '=', 'reserved')
    .returning('id')
    .execute()
  return await readLoans(tx, idsOf(cancelled))
}

/** Of those that nobody fetched in time, a hundred at most go back to their shelves. */
export async function expireWaitingLoans(tx: Tx<SpacesTables>, now: Date): Promise<Loan[]> {
  const { rows } = await sql<{ id: string }>`
    with over as (
      select id from spaces.loan
      where state = 'reserved' and expires_at <= ${now} and ${waitsUntil} <= ${now}
      order by expires_at limit 100 for no key update skip locked
    )
    update spaces.loan
    set state = 'expired', expires_at = null, ended_at = ${now}, updated_at = ${now}
    from over where loan.id = over.id
    returning loan.id`.execute(tx)
  return await readLoans(tx, idsOf(rows))
}

/** Lent ones that are due before this, and whose holders were not told so: they are now. A hundred at most. */
export async function claimDue(tx: Tx<SpacesTables>, before: Date, now: Date): Promise<Loan[]> {
  const { rows } = await sql<{ id: string }>`
    with due as (
      select id from spaces.loan
      where state = 'lent' and due_told_at is null and due_at <= ${before}
      order by due_at limit 100 for no key update skip locked
    )
    update spaces.loan set due_told_at = ${now} from due where loan.id = due.id
    returning loan.id`.execute(tx)
  return await readLoans(tx, idsOf(rows))
}

/** The same of those that are overdue; nobody is told afterwards that such a one is due soon. */
export async function claimOverdue(tx: Tx<SpacesTables>, now: Date): Promise<Loan[]> {
  const { rows } = await sql<{ id: string }>`
    with overdue as (
      select id from spaces.loan
      where state = 'lent' and overdue_told_at is null and due_at <= ${now}
      order by due_at limit 100 for no key update skip locked
    )
    update spaces.loan set overdue_told_at = ${now}, due_told_at = coalesce(due_told_at, ${now})
    from overdue where loan.id = overdue.id
    returning loan.id`.execute(tx)
  return await readLoans(tx, idsOf(rows))
}

const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id)
