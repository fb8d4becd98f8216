import { isNotEmpty, useForm } from '@mantine/form'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { language } from '../../i18n/i18n.ts'
import { session } from '../../session/session.ts'
import { Form } from '../../ui/form.tsx'
import { AnchorLink } from '../../ui/links.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { destinationOf } from './destination.ts'
import { loginNames } from './login-names.ts'
import { noRegistration, RegistrationFields } from './registration-fields.tsx'

const route = getRouteApi('/threshold/register')

/** For whoever wants to be a member. */
export function RegisterPage() {
  const { t } = useTranslation('identity')
  const { to } = route.useSearch()
  const { history } = useRouter()
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: noRegistration,
    validate: {
      username: (username, { email }) =>
        username.trim() === '' && email.trim() === '' ? t('login_name_missing') : null,
      password: isNotEmpty(t('new_password_missing')),
    },
  })
  const submit = async ({ display_name, username, email, password }: typeof form.values) => {
    const names = { ...loginNames(username, email), display_name: display_name.trim() }
    await session.register({ ...names, password, locale: language() })
    history.replace(destinationOf(to))
  }
  return (
    <>
      <PageHeader title={t('register.title')} lead={t('register.lead')} />
      <Form form={form} onSubmit={submit} submitLabel={t('register.submit')} fullWidth>
        <RegistrationFields form={form} emailUse={t('register.email_use')} />
      </Form>
      <AnchorLink to="/log-in" search={{ to }} mt="sm" py={10} display="inline-block">
        {t('register.log_in')}
      </AnchorLink>
    </>
  )
}
