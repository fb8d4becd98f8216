import type { Command } from '../command.ts'
import { hostedModules } from '../hosted-modules.ts'
import { stopOnSignal } from '../stop-on-signal.ts'
import { startProgram } from '../wiring.ts'

/** `balai worker`: any number of them, beside servers that run with --no-worker. */
export const worker: Command = async (config) => {
  const program = await startProgram(config, {
    modules: hostedModules(config, undefined),
    http: false,
    worker: true,
  })
  console.log('Balai works through events and jobs')
  stopOnSignal(() => program.stop())
}
