import type { WebhookView } from '@balai/notify/webhooks/contract.ts'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../../ui/dialog.tsx'
import { Form } from '../../../ui/form.tsx'
import { say } from '../../../ui/say.tsx'
import { useWebhookForm, WebhookFields } from './webhook-fields.tsx'
import { useChangeWebhook } from './webhook-queries.ts'

export function EditWebhookDialog({ webhook, onClose }: { webhook: WebhookView; onClose: () => void }) {
  const { t } = useTranslation(['webhooks', 'common'])
  const change = useChangeWebhook(webhook)
  const { url, description, event_types } = webhook
  const form = useWebhookForm({ url, description, event_types })
  const submit = async (values: typeof form.values) => {
    await change({ ...values, url: values.url.trim(), description: values.description.trim() })
    say(t('common:saved'))
    onClose()
  }
  return (
    <Dialog onClose={onClose} title={t('edit')} closeOnClickOutside={false}>
      <Form
        form={form}
        onSubmit={submit}
        submitLabel={t('common:save')}
        actions={
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        }
      >
        <WebhookFields form={form} />
      </Form>
    </Dialog>
  )
}
