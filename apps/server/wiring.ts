import { createWorker } from '@balai/events/worker.ts'
import { buildApp } from './build-app.ts'
import { cautionsOf } from './cautions.ts'
import type { Config } from './config.ts'
import { hostModules } from './host-modules.ts'
import type { ModuleName } from './hosted-modules.ts'
import { openFoundation } from './open-foundation.ts'
import { builtWeb } from './serve-web.ts'

/** What a process does: which modules it hosts, and whether it serves, works, or both. */
export interface Duties {
  readonly modules: ReadonlySet<ModuleName>
  readonly http: boolean
  readonly worker: boolean
  /** Where the built web app lies; where `npm run build` leaves it unless told. */
  readonly web?: string
}

export interface Program {
  /** Null for a process that does not serve. */
  readonly url: string | null
  /** Stops accepting, finishes what runs, hands jobs back, and stops the database last. */
  stop(): Promise<void>
}

/** Builds the program from its configuration: the only place that knows modes. */
export async function startProgram(config: Config, duties: Duties): Promise<Program> {
  // the boundary check's parser does not know `await using`
  const started = new AsyncDisposableStack()
  try {
    const foundation = await openFoundation(config, started, 'own')
    const hosted = hostModules(config, duties.modules, foundation)
    for (const caution of cautionsOf(config)) foundation.log.warn(caution)
    await hosted.spaces?.furnish()
    if (duties.worker) {
      const worker = started.adopt(createWorker({ ...foundation, ...hosted }), (each) => each.stop())
      await worker.start()
    }
    let url: string | null = null
    if (duties.http) {
      const { worker, web = builtWeb } = duties
      const app = started.adopt(await buildApp(config, hosted, foundation, { web, worker }), (each) =>
        each.close(),
      )
      url = await app.listen({ ...config.http, listenTextResolver: () => 'listening' })
    }
    // what was started is stopped in reverse, here when something failed, else by `stop`
    const running = started.move()
    return { url, stop: () => running.disposeAsync() }
  } finally {
    await started.disposeAsync()
  }
}
