import type { Locale } from '@balai/contract/locale.ts'
import type { KindName } from '../kinds/contract.ts'
import { kindNames, kinds } from '../kinds/kinds.ts'
import type { PreferenceRow } from '../tables.ts'
import type { PreferenceView } from './contract.ts'
import { waysOf } from './rules.ts'

/** All kinds, with what somebody chose of some. */
export function viewPreferences(chosen: readonly PreferenceRow[], locale: Locale): PreferenceView[] {
  return kindNames.map((name) => {
    const kind = kinds[name]
    const choice = chosen.find((each) => each.kind === name) ?? { in_app: null, email: null }
    const { inApp, email } = waysOf(kind, choice)
    return {
      kind: name,
      group: kind.group,
      name: nameOfKind(name, locale),
      in_app: { enabled: inApp, may_change: kind.inApp !== 'always' },
      email: { enabled: email, may_change: kind.email !== 'always' },
    }
  })
}

export const nameOfKind = (name: KindName, locale: Locale): string => kinds[name].words[locale].name
