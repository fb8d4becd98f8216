import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { useWorkKey } from '../../../api/work-key.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Form } from '../../../ui/form.tsx'
import { SecretNote } from './secret-note.tsx'
import { useWebhookForm, WebhookFields } from './webhook-fields.tsx'
import { useReloadWebhooks } from './webhook-queries.ts'

/** Asks for an endpoint, shows its secret once, and leads to its page. */
export function NewWebhookDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('webhooks')
  const navigate = useNavigate()
  const [made, setMade] = useState<{ readonly id: string; readonly secret: string } | null>(null)
  const leave = async () => {
    onClose()
    if (made !== null) {
      await navigate({ to: '/admin/webhooks/$webhookId', params: { webhookId: made.id } })
    }
  }
  return (
    <Dialog
      onClose={() => void leave()}
      title={made === null ? t('new') : t('made')}
      // neither what was typed nor the secret is lost by a slip of the hand
      closeOnClickOutside={false}
      closeOnEscape={made === null}
    >
      {made === null ? (
        <NewWebhookForm onMade={setMade} />
      ) : (
        <SecretNote secret={made.secret} onKept={() => void leave()} />
      )}
    </Dialog>
  )
}

function NewWebhookForm({ onMade }: { onMade: (made: { id: string; secret: string }) => void }) {
  const { t } = useTranslation('webhooks')
  const keyOf = useWorkKey()
  const reload = useReloadWebhooks()
  const form = useWebhookForm({ url: '', description: '', event_types: null })
  const submit = async ({ url, description, event_types }: typeof form.values) => {
    const body = { url: url.trim(), description: description.trim(), event_types }
    onMade(await read(api.POST('/api/v1/webhooks', { body, params: { header: keyOf(body) } })))
    await reload()
  }
  return (
    <Form form={form} onSubmit={submit} submitLabel={t('submit')} fullWidth>
      <WebhookFields form={form} />
    </Form>
  )
}
