import { Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../api/client.ts'
import { useSession } from '../../session/session.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { ButtonLink } from '../../ui/links.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { DemoOffer } from './demo-offer.tsx'
import { FirstAccountForm } from './first-account-form.tsx'

/** The first start: the first account, which is an admin's, and then something to look at. */
export function WelcomePage() {
  const { t } = useTranslation('identity')
  const now = useSession()
  const installation = useQuery({
    queryKey: ['installation'],
    queryFn: () => read(api.GET('/api/v1/installation')),
  })
  if (now.kind === 'somebody' && now.account.role === 'admin') return <DemoOffer />
  if (installation.data?.first_account_wanted === false) return <Inhabited />
  return (
    <>
      <PageHeader title={t('welcome.title')} lead={t('welcome.lead')} />
      {installation.isPending && <PendingForm />}
      {installation.isError && (
        <ErrorState error={installation.error} onRetry={() => void installation.refetch()} />
      )}
      {installation.isSuccess && <FirstAccountForm onTooLate={() => void installation.refetch()} />}
    </>
  )
}

function PendingForm() {
  return (
    <Stack gap="md">
      {['name', 'username', 'email', 'password'].map((field) => (
        <Skeleton key={field} height={68} />
      ))}
    </Stack>
  )
}

/** Somebody else was faster, or this is an old bookmark. */
function Inhabited() {
  const { t } = useTranslation('identity')
  const now = useSession()
  return (
    <>
      <PageHeader title={t('welcome.late_title')} lead={t('welcome.late')} />
      {now.kind === 'nobody' ? (
        <ButtonLink to="/log-in" fullWidth>
          {t('log_in.submit')}
        </ButtonLink>
      ) : (
        <ButtonLink to="/" fullWidth>
          {t('go_home')}
        </ButtonLink>
      )}
    </>
  )
}
