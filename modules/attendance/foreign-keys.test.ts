import { openDatabase } from '@balai/db/open-database.ts'
import { createTestDatabase } from '@balai/testing/test-database.ts'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'

test('whatever refers to a row that can be deleted is found along an index', async () => {
  const database = await createTestDatabase()
  const db = openDatabase<object>({ connection: database.connection })
  onTestFinished(async () => {
    await db.destroy()
    await database.drop()
  })
  const { rows } = await sql<{ constraint: string }>`
    select reference.conname as constraint
    from pg_constraint reference
    where reference.contype = 'f' and reference.connamespace = 'attendance'::regnamespace
      and not exists (
        select from pg_index index
        where index.indrelid = reference.conrelid and index.indkey[0] = reference.conkey[1])`.execute(db)
  // no ticket is ever deleted
  expect(rows).toEqual([{ constraint: 'ticket_replaced_by_fkey' }])
})
