import { Stack } from '@mantine/core'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { AnchorLink } from '../../ui/links.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { LogInForm } from './log-in-form.tsx'

const route = getRouteApi('/threshold/log-in')

export function LogInPage() {
  const { t } = useTranslation('identity')
  const { to } = route.useSearch()
  const { history } = useRouter()
  // Only a path of our own: a link in a letter must not send people elsewhere.
  const destination = to !== undefined && /^\/(?![/\\])/.test(to) ? to : '/'
  return (
    <>
      <PageHeader title={t('log_in.title')} />
      <LogInForm onDone={async () => history.replace(destination)} />
      <Stack mt="lg" gap="xs">
        <AnchorLink to="/forgot-password">{t('log_in.forgot')}</AnchorLink>
        <AnchorLink to="/register" search={{ to }}>
          {t('log_in.register')}
        </AnchorLink>
      </Stack>
    </>
  )
}
