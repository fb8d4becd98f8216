import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { onConflict } from './constraint-errors.ts'
import { isDatabaseAway } from './database-away.ts'
import { type Db, openDatabase } from './open-database.ts'

interface Tables {
  'attendance.event': { id: string; code: string }
}

let database: TestDatabase
let db: Db<Tables>

beforeAll(async () => {
  database = await createTestDatabase({ role: 'attendance' })
  db = openDatabase({ connection: database.connection, poolSize: 1 })
})
afterAll(async () => {
  await db.destroy()
  await database.drop()
})

describe('openDatabase', () => {
  it('prepares a statement once per connection, under a name made from its text', async () => {
    for (const code of ['a', 'b', 'c'])
      await db.selectFrom('attendance.event').select('id').where('code', '=', code).execute()
    const { rows } =
      await sql`select statement from pg_prepared_statements where statement like '%"code" = $1'`.execute(db)
    expect(rows).toHaveLength(1)
  })

  it('reads a count as a number', async () => {
    const { rows } = await sql<{ count: number }>`select count(*) from attendance.event`.execute(db)
    expect(rows).toEqual([{ count: 0 }])
  })

  it('outlives a connection that breaks between two queries of a transaction', async () => {
    const transaction = db.transaction().execute(async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
      const owner = openDatabase({ connection: database.owner })
      await sql`select pg_terminate_backend(${rows[0]?.pid}, 10000)`.execute(owner)
      await owner.destroy()
      await sql`select 1`.execute(tx)
    })
    await expect(transaction).rejects.toSatisfy(isDatabaseAway)
    expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }])
  })

  it("lets no module read another module's tables", async () => {
    await expect(sql`select * from identity.account`.execute(db)).rejects.toThrow(
      'permission denied for schema identity',
    )
  })

  it('turns a broken constraint into the conflict that it means, and no other error', async () => {
    await sql`create temporary table desk (name text constraint desk_name_key unique check (name <> ''))`.execute(
      db,
    )
    const add = (name: string) =>
      onConflict({ desk_name_key: ['desk_taken', 'This desk is taken.'] }, () =>
        sql`insert into desk values (${name})`.execute(db),
      )
    await add('A1')
    await expect(add('A1')).rejects.toMatchObject({ kind: 'conflict', code: 'desk_taken' })
    await expect(add('')).rejects.toThrow('check constraint')
  })
})
