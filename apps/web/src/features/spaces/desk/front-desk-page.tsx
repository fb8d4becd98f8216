import type { AreaNow } from '@balai/spaces/areas/contract.ts'
import { Skeleton } from '@mantine/core'
import { IconBooks, IconMap2 } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keepText, keptText } from '../../../device/kept-text.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { ButtonLink } from '../../../ui/links.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { useAreaList } from '../area-queries.ts'
import { DeskOfArea, type DeskSearch } from './desk-of-area.tsx'

const route = getRouteApi('/shell/front-desk')

/** Where books are handed over and taken back. */
const loansDesk: string = '/library/desk'

/** The area that this device was last asked for. */
const lastArea = 'balai-desk-area'

const peopleIn = ({ open, seats, free_now }: AreaNow): number => (open ? seats - free_now : 0)

/** Who comes today, area by area, for whoever stands at the desk of the house. */
export function FrontDeskPage() {
  const { t } = useTranslation('front_desk')
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const areas = useAreaList()
  const open = areas.rows?.filter(({ retired_at }) => retired_at === null)
  // which is busiest changes; the one that is shown stays
  const [shown, setShown] = useState(() => keptText(lastArea))
  const find = (wanted: string | null | undefined) => open?.find(({ id }) => id === wanted)
  const area = find(search.area) ?? find(shown) ?? open?.toSorted((a, b) => peopleIn(b) - peopleIn(a))[0]
  const areaId = area?.id
  useEffect(() => {
    if (areaId !== undefined) setShown(areaId)
  }, [areaId])
  const change = (part: DeskSearch) => {
    if (part.area !== undefined) keepText(lastArea, part.area)
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true })
  }
  return (
    <>
      <PageHeader title={t('title')}>
        <ButtonLink to={loansDesk} variant="default" leftSection={<IconBooks size={18} aria-hidden />}>
          {t('loans')}
        </ButtonLink>
      </PageHeader>
      {open === undefined && areas.error === null && <Skeleton height={320} radius="lg" />}
      {open === undefined && areas.error !== null && (
        <ErrorState error={areas.error} onRetry={() => void areas.refetch()} />
      )}
      {open?.length === 0 && <EmptyState icon={IconMap2} text={t('no_areas')} />}
      {open !== undefined && area !== undefined && (
        <DeskOfArea key={area.id} areas={open} area={area} search={search} onSearch={change} />
      )}
    </>
  )
}
