import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../../../../ui/error-state.tsx'
import { useSeats } from '../../area-queries.ts'
import { useOrganisedArea } from '../organised-area.ts'
import { SectionHeader } from '../section-header.tsx'
import { draftOf } from './draft.ts'
import { PlanEditorPage } from './plan-editor-page.tsx'

export function PlanPage() {
  const { t } = useTranslation('spaces_admin')
  const area = useOrganisedArea()
  const seats = useSeats(area.id)
  // what another page has left behind may be old, and nobody should draw on that
  if (seats.data !== undefined && seats.isFetchedAfterMount) {
    return <PlanEditorPage area={area} initial={draftOf(area, seats.data)} />
  }
  return (
    <>
      <SectionHeader title={t('tabs.plan')} lead={t('plan.lead')} />
      {seats.error === null ? (
        <Skeleton height={360} radius="lg" />
      ) : (
        <ErrorState error={seats.error} onRetry={() => void seats.refetch()} />
      )}
    </>
  )
}
