import { createLog } from '@balai/http/log.ts'
import { buildApp } from '../build-app.ts'
import { type Command, readArguments } from '../command.ts'
import { hostModules } from '../host-modules.ts'
import { hostedModules } from '../hosted-modules.ts'
import { standOn } from '../open-foundation.ts'
import { builtWeb } from '../serve-web.ts'

/** `balai openapi [--modules identity,attendance]`: what a program of these settings would serve as /openapi.json. */
export const openapi: Command = async (config, args) => {
  const { values } = readArguments(args, { options: { modules: { type: 'string' } } })
  const started = new AsyncDisposableStack()
  try {
    // the app is the program's own; no route is asked, so the database at this address never is either
    const foundation = standOn(
      { kind: 'url', url: 'postgres://nobody@127.0.0.1/nothing' },
      config,
      started,
      createLog({ level: 'silent' }),
    )
    const hosted = hostModules(config, hostedModules(config, values.modules), foundation)
    const app = started.adopt(
      await buildApp(config, hosted, foundation, { web: builtWeb, worker: false }),
      (each) => each.close(),
    )
    await app.ready()
    console.log(JSON.stringify(app.swagger(), null, 2))
  } finally {
    await started.disposeAsync()
  }
}
