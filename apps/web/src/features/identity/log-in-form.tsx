import type { Account } from '@balai/identity/accounts/contract.ts'
import { isNotEmpty, useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { speak } from '../../i18n/i18n.ts'
import { type Credentials, session } from '../../session/session.ts'
import { Form } from '../../ui/form.tsx'
import { LoginField } from './login-field.tsx'
import { PasswordField } from './password-field.tsx'

interface LogInFormProps {
  /** Whom it suggests. */
  readonly login?: string
  readonly onDone: (account: Account, typed: Credentials) => Promise<unknown>
}

export function LogInForm({ login = '', onDone }: LogInFormProps) {
  const { t } = useTranslation('identity')
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { login, password: '' },
    validate: {
      login: isNotEmpty(t('log_in.login_missing')),
      password: isNotEmpty(t('log_in.password_missing')),
    },
  })
  const submit = async (values: typeof form.values) => {
    const account = await session.logIn(values)
    await speak(account.locale)
    await onDone(account, values)
  }
  return (
    <Form form={form} onSubmit={submit} submitLabel={t('log_in.submit')} fullWidth>
      <LoginField
        label={t('log_in.login')}
        required
        withAsterisk={false}
        key={form.key('login')}
        {...form.getInputProps('login')}
      />
      <PasswordField
        label={t('log_in.password')}
        required
        withAsterisk={false}
        autoComplete="current-password"
        data-autofocus={login !== '' || undefined}
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
    </Form>
  )
}
