import type { WebhookView } from '@balai/notify/webhooks/contract.ts'
import { Group, Skeleton, Stack, Text } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatDateTime } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { DeliveryLog } from './delivery-log.tsx'
import { KindNames } from './kind-names.tsx'
import { PingButton } from './ping-button.tsx'
import { WebhookMenu } from './webhook-menu.tsx'
import { useWebhook } from './webhook-queries.ts'
import { WebhookStateBadge, WebhookTrouble } from './webhook-state.tsx'

const route = getRouteApi('/shell/admin/webhooks/$webhookId')

/** One endpoint: what it is told, whether that gets there, and all that was sent. */
export function WebhookPage() {
  const { t } = useTranslation('webhooks')
  const { webhookId } = route.useParams()
  const { data: webhook, error, refetch } = useWebhook(webhookId)
  const back = { to: '/admin/webhooks', label: t('title') }
  if (webhook === undefined) {
    return (
      <>
        <PageHeader title={t('endpoint')} back={back} />
        {error === null ? (
          <Skeleton height={240} />
        ) : (
          <ErrorState error={error} onRetry={() => void refetch()} />
        )}
      </>
    )
  }
  return (
    <>
      <PageHeader
        title={webhook.description || hostOf(webhook.url)}
        back={back}
        lead={<Facts webhook={webhook} />}
      >
        <PingButton webhook={webhook} />
        <WebhookMenu webhook={webhook} />
      </PageHeader>
      <Stack gap="lg">
        <WebhookTrouble webhook={webhook} />
        <DeliveryLog webhook={webhook} />
      </Stack>
    </>
  )
}

function Facts({ webhook }: { webhook: WebhookView }) {
  const { t } = useTranslation('webhooks')
  const { url, event_types, created_by, created_at, previous_secret_until } = webhook
  return (
    <>
      <Group gap="sm">
        <Text component="span" translate="no" style={{ overflowWrap: 'anywhere' }}>
          {url}
        </Text>
        <WebhookStateBadge webhook={webhook} />
      </Group>
      <div>
        {t('told_of')} <KindNames kinds={event_types} />
      </div>
      <div>{t('added', { by: nameOf(created_by), at: formatDateTime(created_at) })}</div>
      {previous_secret_until !== null && Date.parse(previous_secret_until) > Date.now() && (
        <div>{t('both_secrets', { until: formatDateTime(previous_secret_until) })}</div>
      )}
    </>
  )
}

/** `account:wayan`, `api_key:Till`: who it was, without the kind. */
const nameOf = (actor: string) => actor.slice(actor.indexOf(':') + 1)

const hostOf = (url: string) => URL.parse(url)?.host ?? url
