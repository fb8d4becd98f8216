import { Container } from '@mantine/core'
import { IconMapQuestion } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../ui/empty-state.tsx'
import { ButtonLink } from '../ui/links.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export function NotFoundPage() {
  const { t } = useTranslation()
  return (
    <Container component="main" id="content" py="xl">
      <PageHeader title={t('not_found.title')} />
      <EmptyState icon={IconMapQuestion} text={t('not_found.text')}>
        <ButtonLink to="/">{t('not_found.home')}</ButtonLink>
      </EmptyState>
    </Container>
  )
}
