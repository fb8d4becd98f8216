import { type Command, readArguments } from '../command.ts'
import { hostedModules } from '../hosted-modules.ts'
import { stopOnSignal } from '../stop-on-signal.ts'
import { startProgram } from '../wiring.ts'

/** `balai worker [--modules identity,attendance]`: any number of them, beside servers that run with --no-worker. */
export const worker: Command = async (config, args) => {
  const { values } = readArguments(args, { options: { modules: { type: 'string' } } })
  const modules = hostedModules(config, values.modules)
  const program = await startProgram(config, { modules, http: false, worker: true })
  console.log('Balai works through events and jobs')
  stopOnSignal(() => program.stop())
}
