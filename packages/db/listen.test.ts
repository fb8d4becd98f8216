import { createTestDatabase, type TestDatabase } from '@balai/testing/test-database.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Listener, openListener } from './listen.ts'
import { type Db, openDatabase } from './open-database.ts'

let database: TestDatabase
let db: Db<unknown>
let listener: Listener

beforeAll(async () => {
  database = await createTestDatabase()
  db = openDatabase({ connection: database.connection })
  listener = openListener(database.connection, () => {})
})
afterAll(async () => {
  await listener.close()
  await db.destroy()
  await database.drop()
})

const notify = (channel: string, payload: string) => sql`select pg_notify(${channel}, ${payload})`.execute(db)

describe('openListener', () => {
  it('hears what is told on a channel, until it stops listening', async () => {
    const heard: (string | null)[] = []
    const first = Promise.withResolvers<void>()
    const stop = await listener.on('bell', (payload) => {
      heard.push(payload)
      first.resolve()
    })
    await notify('bell', 'ding')
    await first.promise
    stop()
    await notify('bell', 'dong')
    const last = Promise.withResolvers<void>()
    await listener.on('end', () => last.resolve())
    await notify('end', '')
    await last.promise
    expect(heard).toEqual(['ding'])
  })

  it('hears what is told after it began, though another began on the same channel a moment before', async () => {
    await listener.on('quiet', () => {})
    const crowd = Array.from({ length: 500 }, (_, index) => listener.on(`crowd ${index}`, () => {}))
    const first = listener.on('twins', () => {})
    const heard = Promise.withResolvers<string | null>()
    await listener.on('twins', heard.resolve)
    await notify('twins', 'done')
    await Promise.all([...crowd, first])
    await notify('twins', 'too late')
    expect(await heard.promise).toBe('done')
  })

  it('calls nobody who was told that listening failed', async () => {
    const attendance = await createTestDatabase({ role: 'attendance' })
    const owner = openDatabase({ connection: attendance.owner })
    const limit = (most: number) =>
      sql`select current_database() as name`
        .execute(owner)
        .then(({ rows }) =>
          sql`alter database ${sql.id((rows[0] as { name: string }).name)} connection limit ${sql.lit(most)}`.execute(
            owner,
          ),
        )
    const full = openListener(attendance.connection, () => {})
    const heard: (string | null)[] = []
    await limit(0)
    await expect(full.on('gate', (payload) => heard.push(payload))).rejects.toMatchObject({ code: '53300' })
    await limit(-1)
    const open = Promise.withResolvers<string | null>()
    await full.on('gate', open.resolve)
    await sql`select pg_notify('gate', 'open')`.execute(owner)
    expect(await open.promise).toBe('open')
    expect(heard).toEqual([])
    await full.close()
    await owner.destroy()
    await attendance.drop()
  })

  it('comes back when its connection breaks, and says that something may have been missed', async () => {
    const gap = Promise.withResolvers<string | null>()
    const again = Promise.withResolvers<string | null>()
    await listener.on('gate', (payload) => (payload === null ? gap : again).resolve(payload))
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and query like 'listen %'`.execute(db)
    expect(await gap.promise).toBeNull()
    await notify('gate', 'open')
    expect(await again.promise).toBe('open')
  })
})
