import { IconMapQuestion } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../ui/empty-state.tsx'
import { ButtonLink } from '../ui/links.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Shell } from './shell.tsx'

/** With the navigation around it, so that nobody is lost. */
export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <Shell>
      <PageHeader title={t('not_found.title')} />
      <EmptyState icon={IconMapQuestion} text={t('not_found.text')}>
        <ButtonLink to="/">{t('not_found.home')}</ButtonLink>
      </EmptyState>
    </Shell>
  )
}
