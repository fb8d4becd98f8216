import { existsSync } from 'node:fs'
import { readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { afterwards, cleanUp, launch, postmasterPid, query, scratch } from './scratch.fixture.ts'

afterEach(cleanUp)

const systemIsHere = existsSync('/usr/lib/postgresql')

it('makes a database at the first start and finds its rows at the second', async () => {
  const directory = join(await scratch(), 'not/there/yet')
  const first = await launch({ directory })
  await query(first, 'create table guest (name text)')
  await query(first, `insert into guest values ('Sri')`)
  await first.stop()

  const second = await launch({ directory })
  expect(second).toMatchObject({ adopted: false, connection: { database: 'balai', user: 'balai' } })
  expect(await query(second, 'select name from guest')).toEqual(['Sri'])
})

it('writes durably, with checksums, in UTF-8 that sorts by code point', async () => {
  const postgres = await launch({ directory: await scratch(), durable: true })
  expect(await query(postgres, `select current_setting('fsync'), current_setting('data_checksums')`)).toEqual(
    ['on', 'on'],
  )
  expect(await query(postgres, 'show server_encoding')).toEqual(['UTF8'])
  expect(await query(postgres, `select upper('é'), 'a' > 'B'`)).toEqual(['É', true])
  expect(
    await query(postgres, `select pg_get_userbyid(datdba) from pg_database where datname = 'balai'`),
  ).toEqual(['balai'])
})

it('keeps to the memory and the connections that it is given, and to a socket that is its own', async () => {
  const directory = await scratch()
  const postgres = await launch({ directory, sharedBuffersMb: 16, maxConnections: 12 })
  expect(
    await query(postgres, `select current_setting('shared_buffers'), current_setting('max_connections')`),
  ).toEqual(['16MB', '12'])
  expect(await query(postgres, 'show listen_addresses')).toEqual([''])
  expect((await stat(postgres.connection.directory)).mode & 0o777).toBe(0o700)
})

it('is gone when stop returns, and stops once however often it is asked', async () => {
  const directory = await scratch()
  const postgres = await launch({ directory })
  const pid = await postmasterPid(directory)
  await Promise.all([postgres.stop(), postgres.stop()])
  expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  expect((await readdir(directory)).sort()).toEqual(['postgres', 'postgres.log'])
})

it('begins a new log when the old one has grown large, and keeps that', async () => {
  const directory = await scratch()
  await writeFile(join(directory, 'postgres.log'), Buffer.alloc(6_000_000))
  await launch({ directory })
  expect((await stat(join(directory, 'postgres.log.1'))).size).toBe(6_000_000)
  expect((await stat(join(directory, 'postgres.log'))).size).toBeLessThan(10_000)
})

it('is reached through a short link when its path is too long for a socket, also after the link was cleaned away', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  afterwards(() => void vi.useRealTimers())
  const postgres = await launch({ directory: join(await scratch(), 'long'.repeat(30)) })
  expect(Buffer.byteLength(postgres.connection.directory)).toBeLessThan(90)
  expect(await query(postgres, 'select 1')).toEqual([1])

  await rm(postgres.connection.directory)
  vi.advanceTimersByTime(60_000)
  await expect.poll(() => query(postgres, 'select 1').catch(() => null)).toEqual([1])

  await postgres.stop()
  expect(existsSync(postgres.connection.directory)).toBe(false)
})

it.skipIf(!systemIsHere)(
  "runs the machine's own PostgreSQL, and goes on with it (apt-get install postgresql)",
  async () => {
    const directory = await scratch()
    const first = await launch({ directory, binaries: { kind: 'system' } })
    expect(await query(first, `select upper('é'), 'a' > 'B'`)).toEqual(['É', true])
    await first.stop()

    await expect(launch({ directory, binaries: { kind: 'embedded' } })).rejects.toThrow(
      `was made by PostgreSQL ${first.version} and needs that version, but only 18 was found`,
    )
    expect(await launch({ directory })).toMatchObject({ version: first.version })
  },
)
