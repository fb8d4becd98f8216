import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Connection, type Db, openDatabase } from '@balai/db/open-database.ts'
import { launchPostgres } from '@balai/postgres/launch-postgres.ts'
import { createBareApp } from '@balai/testing/bare-app.ts'
import { createTestDatabase } from '@balai/testing/test-database.ts'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { answerErrors } from './answer-errors.ts'
import type { App } from './app.ts'
import { statusOf } from './problem.ts'

/** Routes that ask a database, natively and in a dialect. */
async function serve(connection: Connection) {
  const db = openDatabase<unknown>({ connection })
  const { app, lines } = await createBareApp()
  app.get('/now', () => ask(db, sql`select 1 as one`))
  app.get('/slow', () => ask(db, sql`select pg_sleep(60)`))
  app.get('/transaction', () => db.transaction().execute((tx) => ask(tx, sql`select pg_sleep(60)`)))
  app.register(async (dialect) => {
    answerErrors(dialect as App, ({ kind, code }) => ({ status: statusOf(kind), body: { detail: code } }))
    dialect.get('/dialect', () => ask(db, sql`select 1 as one`))
  })
  onTestFinished(async () => {
    await app.close()
    await db.destroy()
  })
  return { app, lines, db }
}

const ask = async (db: Db<unknown>, query: ReturnType<typeof sql>) => (await query.execute(db)).rows

const away = { status: 503, code: 'database_unavailable', detail: 'The database cannot be reached just now.' }

describe('a database that is away', () => {
  it('is no bug: whoever asks is told to come back', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'balai-away-'))
    const postgres = await launchPostgres({ directory, durable: false })
    const { app, lines } = await serve(postgres.connection)
    expect((await app.inject('/now')).statusCode).toBe(200)
    await postgres.stop()
    await rm(directory, { recursive: true })

    const answer = await app.inject('/now')
    expect(answer.json()).toMatchObject(away)
    expect(answer.headers['retry-after']).toBe('5')
    const inDialect = await app.inject('/dialect')
    expect([inDialect.statusCode, inDialect.json()]).toEqual([503, { detail: 'database_unavailable' }])
    expect(lines.filter(({ level }) => level === 'error')).toEqual([])
    expect(lines).toContainEqual(expect.objectContaining({ level: 'warn', msg: 'the database was away' }))
  })

  it('is no bug either when it goes in the middle of a query or a transaction', async () => {
    const database = await createTestDatabase()
    onTestFinished(() => database.drop())
    const { app, db } = await serve(database.connection)
    const answers = Promise.all(['/slow', '/transaction'].map((path) => app.inject(path)))
    const terminate = sql<{ pid: number }>`select pg_terminate_backend(pid) as pid from pg_stat_activity
      where datname = current_database() and query like '%pg_sleep(60)' and state = 'active'`
    let ended = 0
    await expect.poll(async () => (ended += (await terminate.execute(db)).rows.length)).toBe(2)
    for (const answer of await answers) expect(answer.json()).toMatchObject(away)
    await expect.poll(async () => (await app.inject('/now')).statusCode).toBe(200)
  })

  it('is one that takes no more connections, too', async () => {
    const database = await createTestDatabase({ role: 'attendance' })
    const owner = openDatabase<unknown>({ connection: database.owner })
    onTestFinished(async () => {
      await owner.destroy()
      await database.drop()
    })
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(owner)
    await sql`alter database ${sql.id(rows[0]?.name ?? '')} connection limit 0`.execute(owner)
    const { app } = await serve(database.connection)
    expect((await app.inject('/now')).json()).toMatchObject(away)
  })
})
