import { AppError } from '@balai/contract/app-error.ts'
import pg from 'pg'

/** SQLSTATE of a broken unique (23505) or exclusion (23P01) constraint. */
const conflicts = new Set(['23505', '23P01'])

/**
 * What a broken constraint means to people: `{ event_code_key: ['event_code_taken', 'This code is in use.'] }`.
 * The database decides, never a look before the write.
 */
export type ConstraintMeanings = Readonly<Record<string, readonly [code: string, sentence: string]>>

/** Runs a write; a uniqueness or overlap that the database refuses becomes the conflict that `meanings` gives it. */
export async function onConflict<Result>(
  meanings: ConstraintMeanings,
  write: () => Promise<Result>,
): Promise<Result> {
  try {
    return await write()
  } catch (error) {
    const meaning = error instanceof pg.DatabaseError ? meanings[brokenConstraint(error)] : undefined
    if (meaning === undefined) throw error
    throw new AppError('conflict', meaning[0], meaning[1])
  }
}

function brokenConstraint(error: pg.DatabaseError): string {
  return conflicts.has(error.code ?? '') ? (error.constraint ?? '') : ''
}
