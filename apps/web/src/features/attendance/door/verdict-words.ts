import { useTranslation } from 'react-i18next'
import { Problem } from '../../../api/problem.ts'
import { serverTime } from '../../../api/server-clock.ts'
import { formatDateTime } from '../../../i18n/format.ts'
import { problemText } from '../../../ui/problem-text.ts'
import type { DoorScan } from './door-store.ts'
import type { JudgedScan } from './scan.ts'
import { timeOrDay } from './scan-time.ts'

export interface VerdictWords {
  readonly title: string
  readonly text: string | null
}

/** How the screen says a verdict. */
export function useVerdictWords() {
  const { t } = useTranslation('door')
  return ({ verdict, event, direction }: JudgedScan, doorsOpenAt: string | null): VerdictWords => {
    const { result, first, by } = verdict
    if (result === 'refused') return { title: t('verdict.refused.title'), text: refusalText(verdict.reason) }
    if (result === 'duplicate' || result === 'conflict') {
      return {
        title: t(`verdict.${result}.title`),
        text: first === null ? null : firstText(first, event.time_zone),
      }
    }
    if (result === 'not_started')
      return { title: t('verdict.not_started.title'), text: openingText(doorsOpenAt, event.time_zone) }
    if (result === 'kept' || result === 'logged_out')
      return {
        title: t(`verdict.${result}.title`),
        text: t(`verdict.${result}.${direction === 'exit' ? 'exit' : 'text'}`),
      }
    if (result === 'undone')
      return {
        title: t('verdict.undone.title'),
        text: t(by === 'server' ? 'verdict.undone.text' : 'verdict.undone.later'),
      }
    if (result === 'admitted' || result === 'exited') {
      return { title: t(`verdict.${result}.title`), text: by === 'device' ? t('verdict.by_device') : null }
    }
    return { title: t(`verdict.${result}.title`), text: t(`verdict.${result}.text`) }
  }

  /** Used at 19:02 at gate B; with the day where that was another one. */
  function firstText({ at, gate }: { at: string; gate: string | null }, timeZone: string): string {
    const time = timeOrDay(at, timeZone)
    return gate === null ? t('verdict.used_at', { time }) : t('verdict.used_at_gate', { time, gate })
  }

  function openingText(doorsOpenAt: string | null, timeZone: string): string {
    if (doorsOpenAt === null || Date.parse(doorsOpenAt) <= serverTime()) return t('verdict.not_started.text')
    return t('verdict.not_started.opens', { time: formatDateTime(doorsOpenAt, timeZone) })
  }
}

/** In the reader's language, where we have words for the server's reason. */
export function refusalText(refusal: DoorScan['refusal'] | undefined): string | null {
  if (refusal === null || refusal === undefined) return null
  const { code, message } = refusal
  return problemText(new Problem({ status: 422, code, detail: message }))
}
