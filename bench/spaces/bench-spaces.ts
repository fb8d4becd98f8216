import { openGenerator } from '../load/open-generator.ts'
import { describeMachine } from '../machine.ts'
import { onDatabases } from '../on-databases.ts'
import type { Size } from '../size.ts'
import { measureSpaces } from './measure-spaces.ts'
import { printSpaces } from './report.ts'

/** Measures seats and their reservations beside what the database does of it alone. Tells how many errors occurred. */
export async function benchSpaces(
  size: Size,
  only: string | undefined,
  started: AsyncDisposableStack,
): Promise<number> {
  const generator = started.adopt(openGenerator(), (each) => each.close())
  console.log(describeMachine())
  let errors = 0
  await onDatabases(only, started, async (place, house) => {
    const report = await measureSpaces(generator, size, place, house)
    printSpaces(report)
    errors += report.errors
  })
  return errors
}
