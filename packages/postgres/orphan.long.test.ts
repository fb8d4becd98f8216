import { spawn } from 'node:child_process'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { findRunningPostgres } from './find-running.ts'
import {
  afterwards,
  cleanUp,
  kill,
  launch,
  launchApart,
  postmasterPid,
  query,
  scratch,
} from './scratch.fixture.ts'

afterEach(cleanUp)

it('adopts the server of a Balai that was killed, and stops it in the end', async () => {
  const directory = await scratch()
  const balai = launchApart({ directory })
  expect(await balai.outcome).toEqual({ kind: 'ready', adopted: false })
  const connection = {
    kind: 'socket',
    directory: join(directory, 'postgres'),
    database: 'balai',
    user: 'balai',
  } as const
  await query({ connection }, 'create table guest (name text)')
  await query({ connection }, `insert into guest values ('Sri')`)
  const pid = await postmasterPid(directory)
  await kill(balai.process)

  const adopter = await launch({ directory })
  expect(adopter.adopted).toBe(true)
  expect(await postmasterPid(directory)).toBe(pid)
  expect(await query(adopter, 'select name from guest')).toEqual(['Sri'])

  await adopter.stop()
  expect(await launch({ directory })).toMatchObject({ adopted: false })
})

it('tells a second Balai on the directory who is there, and lets it have it when the first is dead', async () => {
  const directory = await scratch()
  const first = launchApart({ directory })
  expect(await first.outcome).toMatchObject({ kind: 'ready' })

  const second = launchApart({ directory })
  expect(await second.outcome).toEqual({
    kind: 'refused',
    name: 'PostgresUnavailable',
    message: `Another Balai (process ${first.process.pid}) is already using data directory "${directory}".`,
  })
  await expect.poll(() => second.process.exitCode, { timeout: 10_000 }).toBe(0)

  await kill(first.process)
  expect(await launch({ directory })).toMatchObject({ adopted: true })
})

it('shows a command the server of a Balai that runs, and none when there is none', async () => {
  const directory = await scratch()
  expect(await findRunningPostgres(directory)).toBeNull()
  const running = await launch({ directory })
  expect(await findRunningPostgres(directory)).toEqual(running.connection)
  await running.stop()
  expect(await findRunningPostgres(directory)).toBeNull()
})

it('waits for a server that is shutting down, and then starts its own', async () => {
  const directory = await scratch()
  const first = await launch({ directory })
  const [, second] = await Promise.all([first.stop(), launch({ directory })])
  expect(second.adopted).toBe(false)
  expect(await query(second, 'select 1')).toEqual([1])
})

it('gives a new directory to one of several that start at the same moment', async () => {
  const directory = await scratch()
  const starts = [1, 2, 3].map(() => launchApart({ directory }))
  const outcomes = await Promise.all(starts.map(({ outcome }) => outcome))
  const owner = starts[outcomes.findIndex((outcome) => outcome?.kind === 'ready')]
  const taken = `Another Balai (process ${owner?.process.pid}) is already using data directory "${directory}".`
  expect(outcomes.map((outcome) => outcome?.message).sort()).toEqual([taken, taken, undefined])

  for (const { process } of starts) await kill(process)
  await launch({ directory })
})

it('brings the server back when it is killed under a running Balai', async () => {
  const directory = await scratch()
  const postgres = await launch({ directory })
  const pid = await postmasterPid(directory)
  process.kill(pid, 'SIGKILL')
  await expect.poll(() => query(postgres, 'select 1').catch(() => null), { timeout: 20_000 }).toEqual([1])
  expect(await postmasterPid(directory)).not.toBe(pid)
})

it('stays the owner when a crash inside the server cuts every session', async () => {
  const directory = await scratch()
  const postgres = await launch({ directory })
  const [backend] = await query(
    postgres,
    `select pid from pg_stat_activity where backend_type = 'checkpointer'`,
  )
  process.kill(Number(backend), 'SIGKILL')
  const owner = `select count(*)::int from pg_locks where locktype = 'advisory' and granted`
  await expect.poll(() => query(postgres, owner).catch(() => null), { timeout: 20_000 }).toEqual([1])
  expect(await launchApart({ directory }).outcome).toMatchObject({ kind: 'refused' })
})

it('starts although the lock file names a process that lives, but is no PostgreSQL', async () => {
  const directory = await scratch()
  const postgres = launchApart({ directory })
  await postgres.outcome
  const pid = await postmasterPid(directory)
  await kill(postgres.process)
  process.kill(pid, 'SIGKILL')

  const { uid, gid } = await stat(join(directory, 'postgres'))
  const stranger = spawn(process.execPath, ['--eval', 'setInterval(() => {}, 60_000)'], {
    cwd: '/',
    uid,
    gid,
  })
  afterwards(() => void stranger.kill())
  for (const name of ['postmaster.pid', '.s.PGSQL.5432.lock']) {
    const file = join(directory, 'postgres', name)
    await writeFile(file, (await readFile(file, 'utf8')).replace(String(pid), String(stranger.pid)))
  }
  expect(await launch({ directory })).toMatchObject({ adopted: false })
})
