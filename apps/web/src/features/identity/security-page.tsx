import { Alert, Stack } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useAccount } from '../../session/session.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { MySessions } from './my-sessions.tsx'
import { PasswordSection } from './password-section.tsx'

export function SecurityPage() {
  const { t } = useTranslation('identity')
  const { must_change_password } = useAccount()
  return (
    <>
      <PageHeader title={t('security.title')} lead={t('security.lead')} />
      <Stack gap="lg">
        {must_change_password && (
          <Alert color="kunyit" icon={<IconKey aria-hidden />} title={t('own_password.title')}>
            {t('own_password.lead')}
          </Alert>
        )}
        <PasswordSection />
        <MySessions />
      </Stack>
    </>
  )
}
