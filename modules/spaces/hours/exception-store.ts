import { AppError } from '@balai/contract/app-error.ts'
import { onConflict } from '@balai/db/constraint-errors.ts'
import type { Db, Tx } from '@balai/db/open-database.ts'
import { type Insertable, type Selectable, sql } from 'kysely'
import type { OpeningExceptionRow, SpacesTables } from '../tables.ts'

export type StoredException = Selectable<OpeningExceptionRow>

export interface ExceptionFilter {
  /** With those of the house; null: all there are. */
  readonly areaId: string | null
  readonly lastsUntil: string | null
  readonly beginsBy: string | null
  /** The last date and the id of the last one of the page before. */
  readonly after: readonly [string, string] | null
  readonly limit: number
}

/** What is over soonest first. */
export async function listExceptions(
  db: Db<SpacesTables>,
  { areaId, lastsUntil, beginsBy, after, limit }: ExceptionFilter,
): Promise<StoredException[]> {
  let exceptions = db
    .selectFrom('spaces.opening_exception')
    .selectAll()
    .orderBy('to_date')
    .orderBy('id')
    .limit(limit)
  if (areaId !== null) {
    exceptions = exceptions.where((or) => or.or([or('area_id', '=', areaId), or('area_id', 'is', null)]))
  }
  if (lastsUntil !== null) exceptions = exceptions.where('to_date', '>=', lastsUntil)
  if (beginsBy !== null) exceptions = exceptions.where('from_date', '<=', beginsBy)
  if (after !== null) {
    exceptions = exceptions.where(sql<boolean>`(to_date, id) > (${after[0]}::date, ${after[1]}::uuid)`)
  }
  return await exceptions.execute()
}

/** Throws the conflict `exception_overlap`. */
export async function insertException(
  tx: Tx<SpacesTables>,
  exception: Insertable<OpeningExceptionRow>,
): Promise<StoredException> {
  return await onConflict(exceptionConflicts, () =>
    tx.insertInto('spaces.opening_exception').values(exception).returningAll().executeTakeFirstOrThrow(),
  )
}

/** Throws `exception_not_found`. */
export async function requireException(db: Db<SpacesTables>, exceptionId: string): Promise<StoredException> {
  const exception = await db
    .selectFrom('spaces.opening_exception')
    .selectAll()
    .where('id', '=', exceptionId)
    .executeTakeFirst()
  return found(exception)
}

/** Answers what it was. Throws `exception_not_found`. */
export async function deleteException(tx: Tx<SpacesTables>, exceptionId: string): Promise<StoredException> {
  const exception = await tx
    .deleteFrom('spaces.opening_exception')
    .where('id', '=', exceptionId)
    .returningAll()
    .executeTakeFirst()
  return found(exception)
}

function found(exception: StoredException | undefined): StoredException {
  if (exception !== undefined) return exception
  throw new AppError('not_found', 'exception_not_found', 'There is no such exception.')
}

const exceptionConflicts = {
  opening_exception_overlap: ['exception_overlap', 'Another exception says already when it is open then.'],
} as const
