import type { WebhookView } from '@balai/notify/webhooks/contract.ts'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { say } from '../../../ui/say.tsx'
import { useChangeWebhook, useReloadWebhooks } from './webhook-queries.ts'

interface SettleDialogProps {
  readonly webhook: WebhookView
  readonly onClose: () => void
}

export function DisableDialog({ webhook, onClose }: SettleDialogProps) {
  const { t } = useTranslation('webhooks')
  const change = useChangeWebhook(webhook)
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('disable_ask')}
      confirmLabel={t('disable')}
      onConfirm={() => change({ state: 'disabled' })}
    >
      {t('disable_text')}
    </ConfirmDialog>
  )
}

export function RemoveDialog({ webhook: { id }, onClose }: SettleDialogProps) {
  const { t } = useTranslation('webhooks')
  const navigate = useNavigate()
  const reload = useReloadWebhooks()
  const remove = async () => {
    await read(api.DELETE('/api/v1/webhooks/{id}', { params: { path: { id } } }))
    say(t('removed'))
    await navigate({ to: '/admin/webhooks' })
    await reload()
  }
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('remove_ask')}
      confirmLabel={t('remove')}
      onConfirm={remove}
    >
      {t('remove_text')}
    </ConfirmDialog>
  )
}
