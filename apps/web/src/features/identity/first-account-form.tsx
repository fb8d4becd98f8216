import { isNotEmpty, useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { toProblem } from '../../api/problem.ts'
import { language } from '../../i18n/i18n.ts'
import { session } from '../../session/session.ts'
import { Form } from '../../ui/form.tsx'
import { loginNames } from './login-names.ts'
import { noRegistration, RegistrationFields } from './registration-fields.tsx'

/** @param onTooLate somebody else has made the first account meanwhile */
export function FirstAccountForm({ onTooLate }: { onTooLate: () => void }) {
  const { t } = useTranslation('identity')
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: noRegistration,
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
      <RegistrationFields form={form} needsUsername emailUse={t('welcome.email_use')} />
    </Form>
  )
}
