import { UsageError } from './command.ts'
import type { Config } from './config.ts'

export const moduleNames = ['identity', 'attendance', 'spaces', 'notify', 'care'] as const
export type ModuleName = (typeof moduleNames)[number]

/**
 * Which modules this process hosts: those that `--modules` names, else all that have no base URL elsewhere.
 * A module that is hosted here and said to live elsewhere is a contradiction, and refused.
 */
export function hostedModules(config: Config, wanted: string | undefined): ReadonlySet<ModuleName> {
  if (wanted === undefined) return new Set(moduleNames.filter((name) => !isElsewhere(config, name)))
  const named = wanted.split(',').map((name) => name.trim())
  for (const name of named) {
    if (!isModule(name))
      throw new UsageError(`there is no module "${name}"; there are ${moduleNames.join(', ')}`)
    if (isElsewhere(config, name)) {
      throw new UsageError(
        `--modules hosts ${name}, but ${name.toUpperCase()}_BASE_URL says it lives elsewhere`,
      )
    }
  }
  return new Set(named as ModuleName[])
}

/** Identity and attendance have dialects that can be forwarded to; the others are asked where they are. */
const isElsewhere = (config: Config, name: ModuleName): boolean =>
  (name === 'identity' || name === 'attendance') && config[name].kind === 'remote'

const isModule = (name: string): name is ModuleName => (moduleNames as readonly string[]).includes(name)
