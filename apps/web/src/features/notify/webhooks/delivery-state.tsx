import type { DeliveryView } from '@balai/notify/webhooks/contract.ts'
import { Badge } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatAgo } from '../../../i18n/format.ts'

const colours = { waiting: 'kunyit', delivered: 'daun', failed: 'delima' } as const

/** Whether it got there; while it waits, when it is tried. */
export function DeliveryStateBadge({ delivery }: { delivery: DeliveryView }) {
  const { t } = useTranslation('webhooks')
  const { state, next_attempt_at } = delivery
  const isLater = next_attempt_at !== null && Date.parse(next_attempt_at) > Date.now()
  return (
    <Badge miw="max-content" color={colours[state]}>
      {state === 'waiting' && isLater
        ? t('deliveries.tried', { ago: formatAgo(next_attempt_at) })
        : t(`deliveries.states.${state}`)}
    </Badge>
  )
}
