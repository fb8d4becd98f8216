import { TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { LoginField } from './login-field.tsx'
import { NewPasswordField } from './password-field.tsx'

export const noRegistration = { display_name: '', username: '', email: '', password: '' }

interface RegistrationFieldsProps {
  readonly form: UseFormReturnType<typeof noRegistration>
  /** Otherwise the e-mail alone will do. */
  readonly needsUsername?: boolean
  /** What the house does with the address. */
  readonly emailUse: string
}

/** Who somebody is who makes the own account. */
export function RegistrationFields({ form, needsUsername = false, emailUse }: RegistrationFieldsProps) {
  const { t } = useTranslation('identity')
  return (
    <>
      <TextInput
        label={t('your_name')}
        description={t('optional')}
        autoComplete="name"
        maxLength={100}
        key={form.key('display_name')}
        {...form.getInputProps('display_name')}
      />
      <LoginField
        label={t('username')}
        required={needsUsername}
        withAsterisk={false}
        description={t('username_rules')}
        key={form.key('username')}
        {...form.getInputProps('username')}
      />
      <TextInput
        label={t('email')}
        description={emailUse}
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
    </>
  )
}
