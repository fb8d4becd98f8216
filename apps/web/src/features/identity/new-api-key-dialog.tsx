import type { Scope } from '@balai/contract/principal.ts'
import { Alert, Button, Checkbox, Stack, TextInput } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../api/client.ts'
import { useWorkKey } from '../../api/work-key.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { ShownOnce } from '../../ui/shown-once.tsx'
import { endOfDay } from './day.ts'
import { scopes, scopeWord } from './scopes.ts'

interface NewApiKeyDialogProps {
  readonly onClose: () => void
  readonly onMade: () => Promise<unknown>
}

export function NewApiKeyDialog({ onClose, onMade }: NewApiKeyDialogProps) {
  const { t } = useTranslation(['people', 'common'])
  const [key, setKey] = useState<string | null>(null)
  return (
    <Dialog
      onClose={onClose}
      title={key === null ? t('keys.new') : t('keys.made')}
      // neither what was typed nor the key is lost by a slip of the hand
      closeOnClickOutside={false}
      closeOnEscape={key === null}
    >
      {key === null ? (
        <NewApiKeyForm
          onMade={async (made) => {
            setKey(made)
            await onMade()
          }}
        />
      ) : (
        <Stack>
          <ShownOnce label={t('keys.key')} secret={key} />
          <Alert color="kunyit">{t('keys.once')}</Alert>
          <Button onClick={onClose}>{t('keys.kept')}</Button>
        </Stack>
      )}
    </Dialog>
  )
}

function NewApiKeyForm({ onMade }: { onMade: (key: string) => Promise<unknown> }) {
  const { t } = useTranslation('people')
  const keyOf = useWorkKey()
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: '', scopes: [] as Scope[], expires_at: '' },
    validate: { name: isNotEmpty(t('keys.name_missing')), scopes: isNotEmpty(t('keys.scopes_missing')) },
  })
  const submit = async ({ name, scopes, expires_at }: typeof form.values) => {
    const body = { name: name.trim(), scopes, expires_at: expires_at === '' ? null : endOfDay(expires_at) }
    const { key } = await read(api.POST('/api/v1/api-keys', { body, params: { header: keyOf(body) } }))
    await onMade(key)
  }
  return (
    <Form form={form} onSubmit={submit} submitLabel={t('keys.submit')} fullWidth>
      <TextInput
        label={t('keys.name')}
        required
        withAsterisk={false}
        description={t('keys.name_hint')}
        maxLength={100}
        autoComplete="off"
        data-autofocus
        key={form.key('name')}
        {...form.getInputProps('name')}
      />
      <Checkbox.Group label={t('keys.scopes')} key={form.key('scopes')} {...form.getInputProps('scopes')}>
        <Stack gap="xs" mt="xs">
          {scopes.map((scope) => (
            <Checkbox key={scope} size="md" value={scope} label={t(`scopes.${scopeWord(scope)}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <TextInput
        type="date"
        label={t('keys.expires')}
        description={t('keys.expires_hint')}
        key={form.key('expires_at')}
        {...form.getInputProps('expires_at')}
      />
    </Form>
  )
}
