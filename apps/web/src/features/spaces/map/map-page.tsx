import { Skeleton } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../../../ui/error-state.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { useArea, useSeats } from '../area-queries.ts'
import { MapView } from './map-view.tsx'

const route = getRouteApi('/shell/spaces/$areaId')

/** The seats of an area at a time that one chooses, while they change; and one of them to reserve. */
export function MapPage() {
  const { t } = useTranslation('spaces')
  const { areaId } = route.useParams()
  const area = useArea(areaId)
  const seats = useSeats(areaId)
  const error = area.error ?? seats.error
  const back = { to: '/spaces', label: t('title') }
  if (area.data !== undefined && seats.data !== undefined)
    return (
      <>
        <PageHeader title={area.data.name} lead={area.data.description || undefined} back={back} />
        <MapView key={areaId} area={area.data} seats={seats.data} />
      </>
    )
  return (
    <>
      <PageHeader title={t('area')} back={back} />
      {error === null ? (
        <Skeleton height={360} radius="lg" />
      ) : (
        <ErrorState
          error={error}
          onRetry={() => {
            void area.refetch()
            void seats.refetch()
          }}
        />
      )}
    </>
  )
}
