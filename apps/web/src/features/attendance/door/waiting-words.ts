import { useTranslation } from 'react-i18next'
import { useSession } from '../../../session/session.ts'
import type { DoorScan } from './door-store.ts'

/** What a scan that is not sent yet waits for; null: it waits for nothing. */
export function useWaitingWords(): (scan: DoorScan) => string | null {
  const { t } = useTranslation('door')
  const now = useSession()
  return ({ state, account }) => {
    if (state !== 'pending') return null
    const isMine = now.kind === 'somebody' && now.account.id === account.id
    if (!isMine) return t('result.not_sent_of', { name: account.name })
    return t(now.standing === 'ended' ? 'result.not_sent_ended' : 'result.not_sent')
  }
}
