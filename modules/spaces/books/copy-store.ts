import { AppError } from '@balai/contract/app-error.ts'
import { onConflict } from '@balai/db/constraint-errors.ts'
import type { Db, Tx } from '@balai/db/open-database.ts'
import type { CopyRow, SpacesTables } from '../tables.ts'

export interface Copy extends Omit<CopyRow, 'retired_at'> {
  readonly loan_state: 'reserved' | 'lent' | null
}

/** Oldest first. */
export async function listCopies(
  db: Db<SpacesTables>,
  titleId: string,
  after: string | null,
  limit: number,
): Promise<Copy[]> {
  let copies = selectCopies(db).where('copy.title_id', '=', titleId).orderBy('copy.id').limit(limit)
  if (after !== null) copies = copies.where('copy.id', '>', after)
  return await copies.execute()
}

/** Throws `copy_not_found`, also for one that is no longer in the library. */
export async function requireCopy(db: Db<SpacesTables>, copyId: string): Promise<Copy> {
  const copy = await selectCopies(db).where('copy.id', '=', copyId).executeTakeFirst()
  if (copy === undefined) throw copyNotFound()
  return copy
}

const selectCopies = (db: Db<SpacesTables>) =>
  db
    .selectFrom('spaces.copy as copy')
    .leftJoin('spaces.loan as loan', (join) =>
      join.onRef('loan.copy_id', '=', 'copy.id').on('loan.state', 'in', ['reserved', 'lent']),
    )
    .select(['copy.id', 'copy.title_id', 'copy.label', 'copy.condition', 'copy.out_of_service'])
    .select(['copy.created_at', 'copy.updated_at'])
    .select((loan) => loan.ref('loan.state').$castTo<Copy['loan_state']>().as('loan_state'))
    .where('copy.retired_at', 'is', null)

/** Throws the conflict `copy_label_taken`. */
export async function insertCopy(tx: Tx<SpacesTables>, copy: Omit<CopyRow, 'retired_at'>): Promise<void> {
  await onConflict(labelTaken, () =>
    tx
      .insertInto('spaces.copy')
      .values({ ...copy, retired_at: null })
      .execute(),
  )
}

/** Throws `copy_not_found` and the conflict `copy_label_taken`. */
export async function updateCopy(
  tx: Tx<SpacesTables>,
  copyId: string,
  changes: Partial<CopyRow>,
): Promise<void> {
  const { numUpdatedRows } = await onConflict(labelTaken, () =>
    tx
      .updateTable('spaces.copy')
      .set(changes)
      .where('id', '=', copyId)
      .where('retired_at', 'is', null)
      .executeTakeFirst(),
  )
  if (numUpdatedRows === 0n) throw copyNotFound()
}

export type CopiesOf = { readonly titleId: string } | { readonly copyId: string }

/** One copy or all of a title; holds them until the transaction ends. Answers how many there were. */
export async function retireCopies(tx: Tx<SpacesTables>, which: CopiesOf, now: Date): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('spaces.copy')
    .set({ retired_at: now, updated_at: now })
    .where('titleId' in which ? 'title_id' : 'id', '=', 'titleId' in which ? which.titleId : which.copyId)
    .where('retired_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

const labelTaken = { copy_label_key: ['copy_label_taken', 'Another copy has this label.'] } as const

export const copyNotFound = () => new AppError('not_found', 'copy_not_found', 'There is no such copy.')
