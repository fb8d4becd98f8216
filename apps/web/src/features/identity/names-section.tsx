import { Group, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../api/client.ts'
import { session, useAccount } from '../../session/session.ts'
import { Form } from '../../ui/form.tsx'
import { say } from '../../ui/say.tsx'
import { Section } from './section.tsx'

export function NamesSection() {
  const { t } = useTranslation(['identity', 'common'])
  const { first_name, last_name, display_name, username } = useAccount()
  const form = useForm({ mode: 'uncontrolled', initialValues: { display_name, first_name, last_name } })
  const submit = async (body: typeof form.values) => {
    session.changeAccount(await read(api.PATCH('/api/v1/me', { body })))
    say(t('common:saved'))
  }
  return (
    <Section title={t('profile.names')} lead={username !== null && <Login username={username} />}>
      <Form form={form} onSubmit={submit} submitLabel={t('common:save')}>
        <TextInput
          label={t('display_name')}
          description={t('profile.display_name_use')}
          autoComplete="nickname"
          maxLength={100}
          key={form.key('display_name')}
          {...form.getInputProps('display_name')}
        />
        <Group grow align="flex-start">
          <TextInput
            label={t('first_name')}
            autoComplete="given-name"
            maxLength={100}
            key={form.key('first_name')}
            {...form.getInputProps('first_name')}
          />
          <TextInput
            label={t('last_name')}
            autoComplete="family-name"
            maxLength={100}
            key={form.key('last_name')}
            {...form.getInputProps('last_name')}
          />
        </Group>
      </Form>
    </Section>
  )
}

function Login({ username }: { username: string }) {
  const { t } = useTranslation('identity')
  return (
    <>
      {t('profile.username')}{' '}
      <Text span fw={600} c="var(--mantine-color-text)" translate="no">
        {username}
      </Text>
    </>
  )
}
