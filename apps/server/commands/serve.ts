import { parseArgs } from 'node:util'
import { type Command, UsageError } from '../command.ts'
import { hostedModules } from '../hosted-modules.ts'
import { stopOnSignal } from '../stop-on-signal.ts'
import { startProgram } from '../wiring.ts'

/** `balai serve [--modules identity,attendance] [--no-worker]` */
export const serve: Command = async (config, args) => {
  const { modules, worker } = readArguments(args)
  const program = await startProgram(config, { modules: hostedModules(config, modules), http: true, worker })
  console.log(`Balai is open at ${program.url}`)
  stopOnSignal(() => program.stop())
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
