import { benchDatabase } from './bench-database.ts'
import { type DataPlace, embeddedDatabase, serverDatabase } from './house/databases.ts'
import { measureBareRoute } from './limits/bare-limits.ts'
import { openGenerator } from './load/open-generator.ts'
import { describeMachine } from './machine.ts'
import { printHouse, printLimits } from './report.ts'
import type { Size } from './size.ts'

/** Measures the door on both kinds of database, beside what the machine can do at best. Tells how many errors occurred. */
export async function benchCheckIn(
  size: Size,
  only: string | undefined,
  started: AsyncDisposableStack,
): Promise<number> {
  const generator = started.adopt(openGenerator(), (each) => each.close())
  console.log(describeMachine())
  const limits = await measureBareRoute(generator, size, started)
  printLimits(limits)

  let errors = limits.errors
  for (const [kind, find] of Object.entries(databases)) {
    if (only !== undefined && only !== kind) continue
    const place: DataPlace | null = await find()
    if (place === null) {
      console.log('\nNo PostgreSQL server to be had: set BENCH_DATABASE_URL to measure on one.')
      continue
    }
    const house = started.use(new AsyncDisposableStack())
    house.defer(() => place.remove())
    const report = await benchDatabase(generator, size, place, house)
    await house.disposeAsync()
    printHouse(report, limits)
    errors += report.errors
  }
  return errors
}

const databases = { embedded: embeddedDatabase, server: serverDatabase }
