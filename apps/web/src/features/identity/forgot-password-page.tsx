import { isNotEmpty, useForm } from '@mantine/form'
import { IconMailForward } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../api/client.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Form } from '../../ui/form.tsx'
import { AnchorLink, ButtonLink } from '../../ui/links.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { LoginField } from './login-field.tsx'

/** The answer is the same for every name: it does not tell who has an account here. */
export function ForgotPasswordPage() {
  const { t } = useTranslation('identity')
  const [asked, setAsked] = useState(false)
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { login: '' },
    validate: { login: isNotEmpty(t('log_in.login_missing')) },
  })
  const submit = async (body: typeof form.values) => {
    await read(api.POST('/api/v1/auth/password-reset', { body }))
    setAsked(true)
  }
  if (asked) return <LetterUnderway />
  return (
    <>
      <PageHeader title={t('forgot.title')} lead={t('forgot.lead')} />
      <Form form={form} onSubmit={submit} submitLabel={t('forgot.submit')} fullWidth>
        <LoginField
          label={t('log_in.login')}
          required
          withAsterisk={false}
          key={form.key('login')}
          {...form.getInputProps('login')}
        />
      </Form>
      <AnchorLink to="/log-in" mt="sm" py={10} display="inline-block">
        {t('back_to_log_in')}
      </AnchorLink>
    </>
  )
}

function LetterUnderway() {
  const { t } = useTranslation('identity')
  return (
    <>
      <PageHeader title={t('forgot.done_title')} />
      <EmptyState icon={IconMailForward} text={t('forgot.done')}>
        <ButtonLink to="/reset-password" variant="light">
          {t('forgot.have_code')}
        </ButtonLink>
        <AnchorLink to="/log-in">{t('back_to_log_in')}</AnchorLink>
      </EmptyState>
    </>
  )
}
