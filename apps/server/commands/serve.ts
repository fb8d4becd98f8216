import { parseArgs } from 'node:util'
import type { Command } from '../cli.ts'
import { hostedModules } from '../hosted-modules.ts'
import { UsageError } from '../usage-error.ts'
import { startProgram } from '../wiring.ts'

/** `balai serve [--modules identity,attendance] [--no-worker]` */
export const serve: Command = async (config, args) => {
  const { modules, worker } = readArguments(args)
  const program = await startProgram(config, { modules: hostedModules(config, modules), http: true, worker })
  console.log(`Balai is open at ${program.url}`)
  stopOnSignal(() => program.stop())
}

/** The first signal stops gracefully; a second one does not wait. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1)
      stopping = true
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error)
          process.exit(1)
        },
      )
    })
  }
}

function readArguments(args: readonly string[]): { modules: string | undefined; worker: boolean } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { modules: { type: 'string' }, worker: { type: 'boolean', default: true } },
      allowNegative: true,
    })
    return { modules: values.modules, worker: values.worker }
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}
