import { Radio, Select, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../api/client.ts'
import { useWorkKey } from '../../api/work-key.ts'
import { language } from '../../i18n/i18n.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { say } from '../../ui/say.tsx'
import { roles } from './account-query.ts'
import { loginNames } from './login-names.ts'
import { NewPasswordField } from './password-field.tsx'

export function NewPersonDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation(['people', 'common'])
  return (
    <Dialog opened={opened} onClose={onClose} title={t('new.title')} closeOnClickOutside={false}>
      <NewPersonForm onDone={onClose} />
    </Dialog>
  )
}

function NewPersonForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation(['people', 'identity', 'common'])
  const navigate = useNavigate()
  const queries = useQueryClient()
  const keyOf = useWorkKey()
  const [way, setWay] = useState('letter')
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { display_name: '', username: '', email: '', role: 'member', password: '' },
    validate: {
      username: (username, { email }) =>
        username.trim() === '' && email.trim() === '' ? t('identity:login_name_missing') : null,
      email: (email) => (way === 'letter' && email.trim() === '' ? t('new.email_missing') : null),
      password: (password) =>
        way === 'password' && password === '' ? t('identity:new_password_missing') : null,
    },
  })
  const submit = async ({ display_name, username, email, role, password }: typeof form.values) => {
    const body = {
      ...loginNames(username, email),
      display_name: display_name.trim(),
      role: roles.find((each) => each === role) ?? 'member',
      locale: language(),
      ...(way === 'password' && { password }),
    }
    const account = await read(api.POST('/api/v1/accounts', { body, params: { header: keyOf(body) } }))
    await queries.invalidateQueries({ queryKey: ['people'] })
    say(t('new.done', { name: account.name }))
    onDone()
    await navigate({ to: '/admin/people/$accountId', params: { accountId: account.id } })
  }
  return (
    <Form form={form} onSubmit={submit} submitLabel={t('new.submit')} fullWidth>
      <TextInput
        label={t('name')}
        maxLength={100}
        autoComplete="off"
        data-autofocus
        key={form.key('display_name')}
        {...form.getInputProps('display_name')}
      />
      <TextInput
        label={t('identity:username')}
        description={t('identity:username_rules')}
        maxLength={254}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        key={form.key('username')}
        {...form.getInputProps('username')}
      />
      <TextInput
        label={t('identity:email')}
        type="email"
        maxLength={254}
        autoComplete="off"
        key={form.key('email')}
        {...form.getInputProps('email')}
      />
      <Select
        label={t('role')}
        data={roles.map((role) => ({ value: role, label: t(`common:roles.${role}`) }))}
        key={form.key('role')}
        {...form.getInputProps('role')}
      />
      <Radio.Group label={t('new.way')} value={way} onChange={setWay}>
        <Stack gap="xs" mt="xs">
          <Radio size="md" value="letter" label={t('new.letter')} />
          <Radio size="md" value="password" label={t('new.password')} />
        </Stack>
      </Radio.Group>
      {way === 'password' && (
        <NewPasswordField
          label={t('first_password')}
          description={t('first_password_hint')}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
      )}
    </Form>
  )
}
