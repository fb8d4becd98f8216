import { TextInput } from '@mantine/core'
import { isNotEmpty, useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { toProblem } from '../../api/problem.ts'
import { language } from '../../i18n/i18n.ts'
import { session } from '../../session/session.ts'
import { Form } from '../../ui/form.tsx'
import { loginNames } from './login-names.ts'
import { NewPasswordField } from './password-field.tsx'

/** @param onTooLate somebody else has made the first account meanwhile */
export function FirstAccountForm({ onTooLate }: { onTooLate: () => void }) {
  const { t } = useTranslation('identity')
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { display_name: '', username: '', email: '', password: '' },
    validate: {
      username: isNotEmpty(t('username_missing')),
      password: isNotEmpty(t('new_password_missing')),
    },
  })
  const submit = async ({ display_name, username, email, password }: typeof form.values) => {
    const names = { ...loginNames(username, email), display_name: display_name.trim() }
    try {
      await session.register({ ...names, password, role: 'admin', locale: language() })
    } catch (error) {
      if (toProblem(error).code !== 'role_not_open') throw error
      onTooLate()
    }
  }
  return (
    <Form form={form} onSubmit={submit} submitLabel={t('welcome.submit')} fullWidth>
      <TextInput
        label={t('your_name')}
        description={t('optional')}
        autoComplete="name"
        maxLength={100}
        key={form.key('display_name')}
        {...form.getInputProps('display_name')}
      />
      <TextInput
        label={t('username')}
        required
        withAsterisk={false}
        description={t('username_rules')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={254}
        key={form.key('username')}
        {...form.getInputProps('username')}
      />
      <TextInput
        label={t('email')}
        description={t('welcome.email_use')}
        type="email"
        autoComplete="email"
        maxLength={254}
        key={form.key('email')}
        {...form.getInputProps('email')}
      />
      <NewPasswordField
        label={t('log_in.password')}
        required
        withAsterisk={false}
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
    </Form>
  )
}
