import type { DeliveryView, WebhookView } from '@balai/notify/webhooks/contract.ts'
import { Code, Group, Loader, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { AttemptList } from './attempt-list.tsx'
import { DeliveryStateBadge } from './delivery-state.tsx'
import { wordOf } from './event-kinds.ts'
import { RedeliverButton } from './redeliver-button.tsx'
import { useDelivery } from './webhook-queries.ts'

interface DeliveryDialogProps {
  readonly webhook: WebhookView
  readonly delivery: DeliveryView
  readonly onClose: () => void
}

/** What was sent, what came back each time, and another try. */
export function DeliveryDialog({ webhook, delivery, onClose }: DeliveryDialogProps) {
  const { t } = useTranslation('webhooks')
  const { data: detail, error, refetch } = useDelivery(webhook.id, delivery.id)
  return (
    <Dialog onClose={onClose} size="lg" title={t(`kind_names.${wordOf(delivery.event_type)}`)}>
      <Stack>
        <Group justify="space-between">
          <DeliveryStateBadge delivery={detail ?? delivery} />
          <RedeliverButton webhook={webhook} deliveryId={delivery.id} />
        </Group>
        <Text size="sm">
          {t('deliveries.id')} <Code>{delivery.id}</Code>
        </Text>
        {detail === undefined && error !== null && (
          <ErrorState error={error} onRetry={() => void refetch()} />
        )}
        {detail === undefined && error === null && <Loader />}
        {detail !== undefined && (
          <>
            <AttemptList attempts={detail.attempts} />
            <div>
              <Title order={3} mb="xs">
                {t('deliveries.body')}
              </Title>
              <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                {detail.body}
              </Code>
            </div>
          </>
        )}
      </Stack>
    </Dialog>
  )
}
