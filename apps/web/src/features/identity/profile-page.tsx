import { Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../ui/page-header.tsx'
import { EmailSection } from './email-section.tsx'
import { LanguageSection } from './language-section.tsx'
import { NamesSection } from './names-section.tsx'

export function ProfilePage() {
  const { t } = useTranslation('identity')
  return (
    <>
      <PageHeader title={t('profile.title')} lead={t('profile.lead')} />
      <Stack gap="lg" maw={640}>
        <NamesSection />
        <EmailSection />
        <LanguageSection />
      </Stack>
    </>
  )
}
