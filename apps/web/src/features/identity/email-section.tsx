import { Badge, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../api/client.ts'
import { session, useAccount } from '../../session/session.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { Form } from '../../ui/form.tsx'
import { say } from '../../ui/say.tsx'
import { PasswordField } from './password-field.tsx'
import { Section } from './section.tsx'

export function EmailSection() {
  const { t } = useTranslation('identity')
  const { email } = useAccount()
  const [isChanging, setChanging] = useState(false)
  return (
    <Section title={t('email')} lead={t('profile.email_use')}>
      <Stack>
        {email === null ? <Text>{t('profile.no_email')}</Text> : <CurrentEmail email={email} />}
        {isChanging ? (
          <EmailForm onDone={() => setChanging(false)} />
        ) : (
          <Button variant="default" onClick={() => setChanging(true)} style={{ alignSelf: 'start' }}>
            {email === null ? t('profile.add_email') : t('profile.change_email')}
          </Button>
        )}
      </Stack>
    </Section>
  )
}

function CurrentEmail({ email }: { email: string }) {
  const { t } = useTranslation('identity')
  const { email_verified } = useAccount()
  return (
    <>
      <Group gap="sm">
        <Text fw={600} translate="no">
          {email}
        </Text>
        <Badge color={email_verified ? 'daun' : 'kunyit'}>
          {email_verified ? t('profile.confirmed') : t('profile.unconfirmed')}
        </Badge>
      </Group>
      {!email_verified && <SendAgain />}
    </>
  )
}

function SendAgain() {
  const { t } = useTranslation('identity')
  const letter = useMutation({
    mutationFn: () => read(api.POST('/api/v1/auth/email-verification')),
    onSuccess: () => say(t('profile.letter_sent')),
  })
  return (
    <>
      <Text>{t('profile.unconfirmed_hint')}</Text>
      {letter.isError && <ErrorState error={letter.error} />}
      <Button
        variant="light"
        loading={letter.isPending}
        onClick={() => letter.mutate()}
        style={{ alignSelf: 'start' }}
      >
        {t('profile.send_again')}
      </Button>
    </>
  )
}

function EmailForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation(['identity', 'common'])
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '' },
    validate: {
      email: isNotEmpty(t('email_missing')),
      password: isNotEmpty(t('log_in.password_missing')),
    },
  })
  const submit = async ({ email, password }: typeof form.values) => {
    const body = { email: email.trim(), password }
    session.changeAccount(await read(api.PUT('/api/v1/me/email', { body })))
    say(t('profile.letter_sent'))
    onDone()
  }
  const cancel = (
    <Button variant="default" onClick={onDone}>
      {t('common:cancel')}
    </Button>
  )
  return (
    <Form form={form} onSubmit={submit} submitLabel={t('profile.save_email')} actions={cancel}>
      <TextInput
        label={t('profile.new_email')}
        required
        withAsterisk={false}
        type="email"
        autoComplete="email"
        maxLength={254}
        key={form.key('email')}
        {...form.getInputProps('email')}
      />
      <PasswordField
        label={t('profile.password')}
        required
        withAsterisk={false}
        description={t('profile.password_use')}
        autoComplete="current-password"
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
    </Form>
  )
}
