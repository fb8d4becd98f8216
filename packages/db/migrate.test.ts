import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ChangedMigration, migrate, pendingMigrations } from './migrate.ts'
import { type Db, openDatabase } from './open-database.ts'

let database: TestDatabase
let db: Db<unknown>
let directory: string
let made = 0

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase({ connection: database.connection })
})
afterAll(async () => {
  await db.destroy()
  await database.drop()
})
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'balai-migrations-'))
  made += 1
  return () => rm(directory, { recursive: true })
})

const write = (name: string, text: string) => writeFile(join(directory, name), text)
const migrations = () => ({ schema: `house_${made}`, directory: pathToFileURL(`${directory}/`) })
const run = () => migrate(database.connection, [migrations()])

describe('migrate', () => {
  it('applies each file once, however many replicas start at the same moment', async () => {
    await write('001.do.rooms.sql', `create table house_${made}.room (name text primary key)`)
    await write('002.do.hall.sql', `insert into house_${made}.room values ('hall')`)
    await Promise.all([run(), run(), run(), run()])
    const { rows } = await sql`select name from ${sql.table(`house_${made}.room`)}`.execute(db)
    expect(rows).toEqual([{ name: 'hall' }])
  })

  it('refuses a file that was changed after it had been applied', async () => {
    await write('001.do.rooms.sql', `create table house_${made}.room (name text)`)
    await run()
    await write('001.do.rooms.sql', `create table house_${made}.room (name text, floor integer)`)
    await expect(run()).rejects.toThrow(ChangedMigration)
  })

  it('leaves nothing behind when a later file fails', async () => {
    await write('001.do.rooms.sql', `create table house_${made}.room (name text)`)
    await write('002.do.broken.sql', 'create tabel nonsense')
    await expect(run()).rejects.toThrow(/syntax error/)
    const { rows } = await sql`select to_regnamespace(${`house_${made}`}) as schema`.execute(db)
    expect(rows).toEqual([{ schema: null }])
  })

  it('says what an older database still wants', async () => {
    await write('001.do.rooms.sql', `create table house_${made}.room (name text)`)
    expect(await pendingMigrations(database.connection, [migrations()])).toEqual([`house_${made}`])
    await run()
    expect(await pendingMigrations(database.connection, [migrations()])).toEqual([])
    await write('002.do.more.sql', 'select 1')
    expect(await pendingMigrations(database.connection, [migrations()])).toEqual([`house_${made}`])
  })
})
