import type { WebhookEventType } from '@balai/notify/webhooks/contract.ts'
import { TextInput } from '@mantine/core'
import { isNotEmpty, type UseFormReturnType, useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { KindsField } from './kinds-field.tsx'

interface WebhookValues extends Record<string, unknown> {
  readonly url: string
  readonly description: string
  /** Null: everything. */
  readonly event_types: WebhookEventType[] | null
}

export function useWebhookForm(initialValues: WebhookValues) {
  const { t } = useTranslation('webhooks')
  return useForm<WebhookValues>({
    initialValues,
    validate: {
      url: isNotEmpty(t('url_missing')),
      event_types: (kinds) => (kinds?.length === 0 ? t('kinds_missing') : null),
    },
  })
}

export function WebhookFields({ form }: { form: UseFormReturnType<WebhookValues> }) {
  const { t } = useTranslation('webhooks')
  return (
    <>
      <TextInput
        type="url"
        label={t('url')}
        description={t('url_hint')}
        required
        withAsterisk={false}
        maxLength={2_000}
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('url')}
      />
      <TextInput
        label={t('description')}
        description={t('description_hint')}
        maxLength={200}
        autoComplete="off"
        {...form.getInputProps('description')}
      />
      <KindsField {...form.getInputProps('event_types')} />
    </>
  )
}
