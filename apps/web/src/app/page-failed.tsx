import { Container } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../ui/error-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'

/** A page that threw, or whose code could not be loaded: without network, or after an upgrade. */
export function PageFailed({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const router = useRouter()
  return (
    <Container component="main" id="content" py="xl">
      <PageHeader title={t('page_failed')} />
      <ErrorState error={error} onRetry={() => void router.invalidate()} />
    </Container>
  )
}
