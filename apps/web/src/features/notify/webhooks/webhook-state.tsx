import type { WebhookView } from '@balai/notify/webhooks/contract.ts'
import { Alert, Badge } from '@mantine/core'
import { IconAlertTriangle, IconPlayerPause } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatDateTime } from '../../../i18n/format.ts'

export function WebhookStateBadge({ webhook }: { webhook: WebhookView }) {
  const { t } = useTranslation('webhooks')
  const { state, failing_since } = webhook
  if (state === 'disabled')
    return (
      <Badge miw="max-content" color="gray">
        {t('states.disabled')}
      </Badge>
    )
  if (failing_since !== null)
    return (
      <Badge miw="max-content" color="kunyit">
        {t('states.failing')}
      </Badge>
    )
  return (
    <Badge miw="max-content" color="daun">
      {t('states.active')}
    </Badge>
  )
}

/** Why nothing gets there, and since when. */
export function WebhookTrouble({ webhook }: { webhook: WebhookView }) {
  const { t } = useTranslation('webhooks')
  const { disablement, failing_since } = webhook
  if (disablement !== null) {
    return (
      <Alert
        color="gray"
        icon={<IconPlayerPause aria-hidden />}
        title={t(`disabled_because.${disablement.reason}`)}
      >
        {t('disabled_since', { at: formatDateTime(disablement.at) })}
      </Alert>
    )
  }
  if (failing_since === null) return null
  return (
    <Alert
      color="kunyit"
      icon={<IconAlertTriangle aria-hidden />}
      title={t('failing_since', { at: formatDateTime(failing_since) })}
    >
      {t('failing_hint')}
    </Alert>
  )
}
