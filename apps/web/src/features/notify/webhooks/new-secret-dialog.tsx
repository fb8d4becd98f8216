import type { WebhookView } from '@balai/notify/webhooks/contract.ts'
import { Button, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { useWorkKey } from '../../../api/work-key.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Form } from '../../../ui/form.tsx'
import { SecretNote } from './secret-note.tsx'
import { useReloadWebhooks } from './webhook-queries.ts'

/** Asks first, then shows the new secret this once. */
export function NewSecretDialog({ webhook: { id }, onClose }: { webhook: WebhookView; onClose: () => void }) {
  const { t } = useTranslation(['webhooks', 'common'])
  const keyOf = useWorkKey()
  const reload = useReloadWebhooks()
  const form = useForm({ initialValues: {} })
  const [secret, setSecret] = useState<string | null>(null)
  const renew = async () => {
    const asked = api.POST('/api/v1/webhooks/{id}/secret', { params: { path: { id }, header: keyOf(id) } })
    setSecret((await read(asked)).secret)
    await reload()
  }
  return (
    <Dialog
      onClose={onClose}
      title={secret === null ? t('new_secret_ask') : t('new_secret')}
      closeOnClickOutside={false}
      closeOnEscape={secret === null}
    >
      {secret === null ? (
        <Form
          form={form}
          onSubmit={renew}
          submitLabel={t('new_secret_confirm')}
          actions={
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
          }
        >
          <Text>{t('new_secret_text')}</Text>
        </Form>
      ) : (
        <SecretNote secret={secret} onKept={onClose} />
      )}
    </Dialog>
  )
}
