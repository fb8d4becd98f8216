import type { WebhookView } from '@balai/notify/webhooks/contract.ts'
import { Button } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, idempotencyKey, read } from '../../../api/client.ts'
import { toProblem } from '../../../api/problem.ts'
import { problemText } from '../../../ui/problem-text.ts'
import { say } from '../../../ui/say.tsx'
import { deliveriesKey } from './webhook-queries.ts'

/** Sends what tells of nothing, to see whether somebody listens. */
export function PingButton({ webhook: { id, state } }: { webhook: WebhookView }) {
  const { t } = useTranslation('webhooks')
  const queries = useQueryClient()
  const ping = useMutation({
    mutationFn: () =>
      read(api.POST('/api/v1/webhooks/{id}/test', { params: { path: { id }, header: idempotencyKey() } })),
    onSuccess: () => say(t('ping_sent')),
    onError: (error) => say(problemText(toProblem(error)), 'failed'),
    onSettled: () => queries.invalidateQueries({ queryKey: deliveriesKey(id) }),
  })
  return (
    <Button
      leftSection={<IconSend size={18} aria-hidden />}
      loading={ping.isPending}
      disabled={state === 'disabled'}
      onClick={() => ping.mutate()}
    >
      {t('ping')}
    </Button>
  )
}
