import type { Identity } from '@balai/identity/module.ts'
import type { Config } from './config.ts'
import { hostModules } from './host-modules.ts'
import { openFoundation } from './open-foundation.ts'

/** For commands that act on accounts: identity without a server or a worker, over the house as it runs or as it lies. */
export async function withIdentity(
  config: Config,
  act: (identity: Identity) => Promise<void>,
): Promise<void> {
  const started = new AsyncDisposableStack()
  try {
    const foundation = await openFoundation(config, started, 'visit')
    const { identity } = hostModules(config, new Set(['identity']), foundation)
    if (identity !== null) await act(identity)
  } finally {
    await started.disposeAsync()
  }
}
