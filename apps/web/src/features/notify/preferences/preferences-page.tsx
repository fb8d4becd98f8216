import { Alert, Skeleton } from '@mantine/core'
import { IconMailOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useAccount } from '../../../session/session.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { AnchorLink } from '../../../ui/links.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { PreferenceTable } from './preference-table.tsx'
import { usePreferences } from './use-preferences.ts'

export function PreferencesPage() {
  const { t } = useTranslation('notify')
  const { data: preferences, error, refetch, choose } = usePreferences()
  return (
    <>
      <PageHeader
        title={t('preferences.title')}
        lead={t('preferences.lead')}
        back={{ to: '/notifications', label: t('title') }}
      />
      <MailboxNote />
      {preferences === undefined && error !== null && (
        <ErrorState error={error} onRetry={() => void refetch()} />
      )}
      {preferences === undefined && error === null && <Skeleton height={400} radius="lg" />}
      {preferences !== undefined && <PreferenceTable preferences={preferences} onChoose={choose} />}
    </>
  )
}

/** Letters go to no address that may be somebody else's. */
function MailboxNote() {
  const { t } = useTranslation('notify')
  const { email, email_verified } = useAccount()
  if (email_verified) return null
  return (
    <Alert
      color="kunyit"
      mb="lg"
      icon={<IconMailOff aria-hidden />}
      title={email === null ? t('preferences.no_email') : t('preferences.unverified', { email })}
    >
      <AnchorLink to="/profile">{t('preferences.to_profile')}</AnchorLink>
    </Alert>
  )
}
