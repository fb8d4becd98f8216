import type { WebhookEventType } from '@balai/notify/webhooks/contract.ts'
import { useTranslation } from 'react-i18next'
import { wordOf } from './event-kinds.ts'

interface KindNamesProps {
  /** Null: everything. */
  readonly kinds: readonly WebhookEventType[] | null
  /** The others are counted. */
  readonly most?: number
}

export function KindNames({ kinds, most = Number.POSITIVE_INFINITY }: KindNamesProps) {
  const { t } = useTranslation('webhooks')
  if (kinds === null) return t('everything')
  const names = kinds.slice(0, most).map((kind) => t(`kind_names.${wordOf(kind)}`))
  const others = kinds.length - names.length
  return [...names, ...(others > 0 ? [t('others', { count: others })] : [])].join(', ')
}
