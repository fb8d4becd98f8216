import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ErrorState } from './error-state.tsx'
import type { Rows } from './rows.ts'

/** Under a list that the server pages: the way to the rest of it, and why that did not come. */
export function ShowMore({ pages }: { pages: Rows<unknown> }) {
  const { t } = useTranslation()
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, error, fetchNextPage } = pages
  if (!hasNextPage) return null
  if (isFetchNextPageError) return <ErrorState error={error} onRetry={() => void fetchNextPage()} />
  return (
    <Button variant="default" mt="md" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
      {t('show_more')}
    </Button>
  )
}
