import { spawnSync } from 'node:child_process'
import { chmod, chown, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import type { LaunchOptions } from './launch-postgres.ts'
import type { RunAs } from './run-as.ts'
import {
  afterwards,
  cleanUp,
  isRoot,
  launch,
  launchApart,
  ordinary,
  ordinaryCanRun,
  scratch,
} from './scratch.fixture.ts'

afterEach(cleanUp)

it.skipIf(!ordinaryCanRun)('says that a directory may not be written', async () => {
  const directory = await scratch(ordinary)
  await chmod(directory, 0o500)
  expect(await refusal({ directory }, ordinary)).toContain(
    `Data directory "${directory}" cannot be used: permission denied`,
  )
  expect(await refusal({ directory: join(directory, 'data') }, ordinary)).toBe(
    `Data directory "${directory}/data" cannot be used: permission denied (${directory}/data).`,
  )
})

it.skipIf(!canMount())(
  'says that the disk is full, at the first start and later, and starts when it no longer is',
  async () => {
    const directory = await scratch()
    mountDisk(directory, '20m')
    expect(await refusal({ directory })).toMatch(
      /^No database could be made in ".*": .*No space left on device\.$/,
    )
    expect(await readdir(directory)).toEqual([])

    mountDisk(directory, '120m')
    await (await launch({ directory })).stop()

    // not even the log has room to say so
    await rm(join(directory, 'postgres.log'))
    await writeFile(join(directory, 'filler'), Buffer.alloc(200_000_000)).catch(() => {})
    expect(await refusal({ directory })).toMatch(
      /^PostgreSQL did not start in ".*": .*no space left on device/i,
    )

    await rm(join(directory, 'filler'))
    await launch({ directory })
  },
)

it('says what else lies where the database belongs', async () => {
  const directory = await scratch()
  await mkdir(join(directory, 'postgres'))
  await writeFile(join(directory, 'postgres/letters.txt'), 'mine')
  if (ordinary !== null) await chown(join(directory, 'postgres'), ordinary.uid, ordinary.gid)
  expect(await refusal({ directory })).toBe(
    `"${directory}/postgres" has files in it, but no database: move it away, and Balai makes a new one.`,
  )
  expect(await readdir(directory)).toEqual(['postgres'])
})

it('says that a database of another major version needs that version', async () => {
  const directory = await scratch()
  await (await launch({ directory })).stop()
  await writeFile(join(directory, 'postgres/PG_VERSION'), '9\n')
  expect(await refusal({ directory })).toContain(
    'was made by PostgreSQL 9 and needs that version, but only 18',
  )
})

it('says why the server did not start, in its own words, and where more is written', async () => {
  const directory = await scratch()
  await (await launch({ directory })).stop()
  await writeFile(join(directory, 'postgres/postgresql.conf'), 'nonsense')
  expect(await refusal({ directory })).toMatch(
    /^PostgreSQL did not start in ".*": configuration file ".*" contains errors \(more in .*postgres\.log\)\.$/,
  )
})

/** The one sentence with which a start is refused. */
async function refusal(options: LaunchOptions, runAs: RunAs | null = null): Promise<string> {
  const outcome = await launchApart(options, runAs).outcome
  expect(outcome).toMatchObject({ kind: 'refused', name: 'PostgresUnavailable' })
  expect(outcome?.message).not.toContain('\n')
  return outcome?.message ?? ''
}

function canMount(): boolean {
  return isRoot && spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0
}

/** A disk of its own size; mounted again, it only changes size. */
function mountDisk(directory: string, size: string): void {
  const options =
    spawnSync('mountpoint', ['-q', directory]).status === 0 ? `remount,size=${size}` : `size=${size}`
  expect(spawnSync('mount', ['-t', 'tmpfs', '-o', `${options},mode=700`, 'none', directory]).status).toBe(0)
  afterwards(() => void spawnSync('umount', ['--lazy', directory]))
}
