import { openGenerator } from '../load/open-generator.ts'
import { describeMachine } from '../machine.ts'
import { onDatabases } from '../on-databases.ts'
import type { Size } from '../size.ts'
import { measureBareRoute } from './limits/bare-limits.ts'
import { measureHouse } from './measure-house.ts'
import { printHouse, printLimits } from './report.ts'

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
  await onDatabases(only, started, async (place, house) => {
    const report = await measureHouse(generator, size, place, house)
    printHouse(report, limits)
    errors += report.errors
  })
  return errors
}
