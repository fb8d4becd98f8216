import { type Command, readArguments } from '../command.ts'
import { hostedModules } from '../hosted-modules.ts'
import { stopOnSignal } from '../stop-on-signal.ts'
import { startProgram } from '../wiring.ts'

/** `balai serve [--modules identity,attendance] [--no-worker]` */
export const serve: Command = async (config, args) => {
  const { values } = readArguments(args, {
    options: { modules: { type: 'string' }, worker: { type: 'boolean', default: true } },
    allowNegative: true,
  })
  const modules = hostedModules(config, values.modules)
  const program = await startProgram(config, { modules, http: true, worker: values.worker })
  console.log(`Balai is open at ${program.url}`)
  stopOnSignal(() => program.stop())
  putAwayStart()
}

/** What only the start needed: 25 MB that V8 would otherwise keep for minutes. `npm start` lends it the word. */
function putAwayStart(): void {
  globalThis.gc?.({ type: 'major', flavor: 'last-resort' })
}
