import type { WebhookView } from '@balai/notify/webhooks/contract.ts'
import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, idempotencyKey, read } from '../../../api/client.ts'
import { toProblem } from '../../../api/problem.ts'
import { problemText } from '../../../ui/problem-text.ts'
import { say } from '../../../ui/say.tsx'
import { deliveriesKey } from './webhook-queries.ts'

/** The same delivery again, at once and with its whole patience. */
export function RedeliverButton({ webhook, deliveryId }: { webhook: WebhookView; deliveryId: string }) {
  const { t } = useTranslation('webhooks')
  const queries = useQueryClient()
  const { id, state } = webhook
  const redeliver = useMutation({
    mutationFn: () =>
      read(
        api.POST('/api/v1/webhooks/{id}/deliveries/{deliveryId}/redelivery', {
          params: { path: { id, deliveryId }, header: idempotencyKey() },
        }),
      ),
    onSuccess: () => say(t('deliveries.sent_again')),
    onError: (error) => say(problemText(toProblem(error)), 'failed'),
    onSettled: () => queries.invalidateQueries({ queryKey: deliveriesKey(id) }),
  })
  return (
    <Button
      variant="light"
      leftSection={<IconRefresh size={18} aria-hidden />}
      loading={redeliver.isPending}
      disabled={state === 'disabled'}
      onClick={() => redeliver.mutate()}
    >
      {t('deliveries.again')}
    </Button>
  )
}
