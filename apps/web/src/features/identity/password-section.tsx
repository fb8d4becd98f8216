import { isNotEmpty, useForm } from '@mantine/form'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { session, useAccount } from '../../session/session.ts'
import { Form } from '../../ui/form.tsx'
import { say } from '../../ui/say.tsx'
import { NewPasswordField, PasswordField } from './password-field.tsx'
import { Section } from './section.tsx'

/** The server ends all sessions with it, and opens a new one for this browser. */
export function PasswordSection() {
  const { t } = useTranslation('identity')
  const { username, email } = useAccount()
  const queries = useQueryClient()
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { current_password: '', new_password: '' },
    validate: {
      current_password: isNotEmpty(t('log_in.password_missing')),
      new_password: isNotEmpty(t('new_password_missing')),
    },
  })
  const submit = async (values: typeof form.values) => {
    await session.changePassword(values)
    form.reset()
    say(t('security.password_changed'))
    await queries.invalidateQueries({ queryKey: ['sessions', 'mine'] })
  }
  return (
    <Section title={t('security.password')} lead={t('security.password_lead')}>
      <Form form={form} onSubmit={submit} submitLabel={t('security.change_password')}>
        {/* tells password managers whose password this is */}
        <input type="text" autoComplete="username" value={username ?? email ?? ''} readOnly hidden />
        <PasswordField
          label={t('security.current_password')}
          required
          withAsterisk={false}
          autoComplete="current-password"
          maw={420}
          key={form.key('current_password')}
          {...form.getInputProps('current_password')}
        />
        <NewPasswordField
          label={t('new_password')}
          required
          withAsterisk={false}
          maw={420}
          key={form.key('new_password')}
          {...form.getInputProps('new_password')}
        />
      </Form>
    </Section>
  )
}
