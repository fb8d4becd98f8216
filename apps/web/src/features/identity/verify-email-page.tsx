import { isNotEmpty, useForm } from '@mantine/form'
import { IconMailCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../api/client.ts'
import { session, useSession } from '../../session/session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Form } from '../../ui/form.tsx'
import { useLetterToken } from '../../ui/letter-token.ts'
import { ButtonLink } from '../../ui/links.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { LetterCodeField } from './letter-code-field.tsx'

/** With a button, because mail programs open links by themselves to look what is behind them. */
export function VerifyEmailPage() {
  const { t } = useTranslation('identity')
  const token = useLetterToken()
  const [done, setDone] = useState(false)
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { token: token ?? '' },
    validate: { token: isNotEmpty(t('letter_code_missing')) },
  })
  const submit = async (typed: typeof form.values) => {
    const body = { token: typed.token.trim() }
    await read(api.POST('/api/v1/auth/email-verification/confirm', { body }))
    session.recheck()
    setDone(true)
  }
  if (done) return <Verified />
  return (
    <>
      <PageHeader title={t('verify.title')} lead={t('verify.lead')} />
      <Form form={form} onSubmit={submit} submitLabel={t('verify.submit')} fullWidth>
        {token === null && <LetterCodeField key={form.key('token')} {...form.getInputProps('token')} />}
      </Form>
    </>
  )
}

function Verified() {
  const { t } = useTranslation('identity')
  const now = useSession()
  return (
    <>
      <PageHeader title={t('verify.done_title')} />
      <EmptyState icon={IconMailCheck} text={t('verify.done')}>
        {now.kind === 'nobody' ? (
          <ButtonLink to="/log-in">{t('log_in.submit')}</ButtonLink>
        ) : (
          <ButtonLink to="/">{t('go_home')}</ButtonLink>
        )}
      </EmptyState>
    </>
  )
}
