import type { Account } from '@balai/identity/accounts/contract.ts'
import { Radio, Stack } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../api/client.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { say } from '../../ui/say.tsx'
import { NewPasswordField } from './password-field.tsx'

/** By a letter, or with a password that is told in person. */
export function ResetPasswordDialog({ person, onClose }: { person: Account; onClose: () => void }) {
  const { t } = useTranslation(['people', 'identity', 'common'])
  const queries = useQueryClient()
  const [way, setWay] = useState(person.email === null ? 'password' : 'letter')
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { password: '' },
    validate: {
      password: (password) =>
        way === 'password' && password === '' ? t('identity:new_password_missing') : null,
    },
  })
  const submit = async ({ password }: typeof form.values) => {
    const body = way === 'password' ? { password } : {}
    await read(
      api.POST('/api/v1/accounts/{id}/password-reset', { params: { path: { id: person.id } }, body }),
    )
    say(way === 'password' ? t('reset.done') : t('reset.letter_done', { email: person.email }))
    await queries.invalidateQueries({ queryKey: ['people'] })
    await queries.invalidateQueries({ queryKey: ['sessions', person.id] })
    onClose()
  }
  return (
    <Dialog onClose={onClose} title={t('reset.title')}>
      <Form
        form={form}
        onSubmit={submit}
        submitLabel={t(`reset.submit_${way === 'password' ? 'password' : 'letter'}`)}
        fullWidth
      >
        <Radio.Group label={t('reset.way', { name: person.name })} value={way} onChange={setWay}>
          <Stack gap="sm" mt="sm">
            <Radio
              size="md"
              value="letter"
              disabled={person.email === null}
              label={t('reset.letter')}
              description={person.email ?? t('reset.no_email')}
            />
            <Radio
              size="md"
              value="password"
              label={t('reset.password')}
              description={t('reset.password_hint')}
            />
          </Stack>
        </Radio.Group>
        {way === 'password' && (
          <NewPasswordField
            label={t('first_password')}
            key={form.key('password')}
            {...form.getInputProps('password')}
          />
        )}
      </Form>
    </Dialog>
  )
}
