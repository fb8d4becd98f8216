import { isNotEmpty, useForm } from '@mantine/form'
import { IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../api/client.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Form } from '../../ui/form.tsx'
import { useLetterToken } from '../../ui/letter-token.ts'
import { AnchorLink, ButtonLink } from '../../ui/links.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { LetterCodeField } from './letter-code-field.tsx'
import { NewPasswordField } from './password-field.tsx'

/** By the letter: for whoever forgot the password, and for whoever was invited and never had one. */
export function ResetPasswordPage() {
  const { t } = useTranslation('identity')
  const token = useLetterToken()
  const [done, setDone] = useState(false)
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { token: token ?? '', password: '' },
    validate: {
      token: isNotEmpty(t('letter_code_missing')),
      password: isNotEmpty(t('new_password_missing')),
    },
  })
  const submit = async (typed: typeof form.values) => {
    const body = { ...typed, token: typed.token.trim() }
    await read(api.POST('/api/v1/auth/password-reset/confirm', { body }))
    setDone(true)
  }
  if (done) return <PasswordChosen />
  return (
    <>
      <PageHeader title={t('reset.title')} lead={t('reset.lead')} />
      <Form form={form} onSubmit={submit} submitLabel={t('reset.submit')} fullWidth>
        {token === null && <LetterCodeField key={form.key('token')} {...form.getInputProps('token')} />}
        <NewPasswordField
          label={t('new_password')}
          required
          withAsterisk={false}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
      </Form>
      <AnchorLink to="/forgot-password" mt="sm" py={10} display="inline-block">
        {t('reset.another')}
      </AnchorLink>
    </>
  )
}

function PasswordChosen() {
  const { t } = useTranslation('identity')
  return (
    <>
      <PageHeader title={t('reset.done_title')} />
      <EmptyState icon={IconCircleCheck} text={t('reset.done')}>
        <ButtonLink to="/log-in">{t('log_in.submit')}</ButtonLink>
      </EmptyState>
    </>
  )
}
