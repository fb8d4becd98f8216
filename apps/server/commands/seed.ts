import { type Command, readArguments, UsageError } from '../command.ts'
import { hostModules } from '../host-modules.ts'
import { hostedModules } from '../hosted-modules.ts'
import { openFoundation } from '../open-foundation.ts'
import { seedDemo } from '../seed-demo.ts'

/** `balai seed --demo`: beside a running program too. */
export const seed: Command = async (config, args) => {
  const { values } = readArguments(args, { options: { demo: { type: 'boolean', default: false } } })
  if (!values.demo) throw new UsageError('balai seed --demo')
  const modules = hostedModules(config, 'identity,attendance,spaces')
  const started = new AsyncDisposableStack()
  try {
    const foundation = await openFoundation(config, started, 'visit')
    const { identity, attendance, spaces } = hostModules(config, modules, foundation)
    if (identity === null || attendance === null || spaces === null) return
    const { events, tickets, areas, seats, titles, usernames, password } = await seedDemo(
      { db: foundation.db, identity, attendance, spaces },
      null,
    )
    console.log(
      `${events} events with ${tickets} tickets, ${areas} areas with ${seats} seats and ${titles} books are there now. Log in as any of these:`,
    )
    for (const username of usernames) console.log(`  ${username}`)
    console.log(`The password of all of them is ${password}`)
  } finally {
    await started.disposeAsync()
  }
}
