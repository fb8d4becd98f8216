import { Container } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../ui/error-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'

/** A page that threw, or whose code could not be loaded: without network, or after an upgrade. What is around it stays. */
export function PageFailed({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const router = useRouter()
  return (
    <>
      <PageHeader title={t('page_failed')} />
      <ErrorState error={error} onRetry={() => void router.invalidate()} />
    </>
  )
}

/** The same where nothing is around it. */
export function WholePageFailed({ error }: { error: unknown }) {
  return (
    <Container component="main" id="content" py="xl">
      <PageFailed error={error} />
    </Container>
  )
}
