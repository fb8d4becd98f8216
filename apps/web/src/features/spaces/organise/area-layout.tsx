import type { AreaView } from '@balai/spaces/areas/contract.ts'
import { Badge, Group, Skeleton, Stack } from '@mantine/core'
import { IconMap2 } from '@tabler/icons-react'
import { getRouteApi, Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../../../ui/error-state.tsx'
import { ButtonLink } from '../../../ui/links.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { SectionTabs } from '../../../ui/section-tabs.tsx'
import { useArea } from '../area-queries.ts'
import { OrganisedArea } from './organised-area.ts'

const route = getRouteApi('/shell/admin/spaces/$areaId')

/** One heading and one row of tabs around everything that an admin does with an area. */
export function AreaLayout() {
  const { t } = useTranslation('spaces_admin')
  const { areaId } = route.useParams()
  const area = useArea(areaId)
  const back = { to: '/admin/spaces', label: t('areas') }
  if (area.data === undefined) {
    if (area.error === null) return <PendingLayout />
    return (
      <>
        <PageHeader title={t('area')} back={back} />
        <ErrorState error={area.error} onRetry={() => void area.refetch()} />
      </>
    )
  }
  return (
    // another area is another page: nothing that was drawn or typed for the former stays
    <OrganisedArea key={areaId} value={area.data}>
      <PageHeader title={area.data.name} lead={<Lead area={area.data} />} back={back}>
        <ButtonLink
          to={`/spaces/${areaId}` as string}
          px="sm"
          variant="default"
          leftSection={<IconMap2 size={18} aria-hidden />}
        >
          {t('as_members_see_it')}
        </ButtonLink>
      </PageHeader>
      <AreaTabs areaId={areaId} />
      <Outlet />
    </OrganisedArea>
  )
}

function Lead({ area }: { area: AreaView }) {
  const { t } = useTranslation(['spaces_admin', 'plan'])
  return (
    <Group gap="xs">
      <span>
        {t(`plan:area_kinds.${area.kind}`)} · {area.time_zone}
      </span>
      {area.retired_at !== null && <Badge color="gray">{t('retired')}</Badge>}
    </Group>
  )
}

const tabs = ['plan', 'hours', 'rules', 'signs'] as const

function AreaTabs({ areaId }: { areaId: string }) {
  const { t } = useTranslation('spaces_admin')
  return (
    <SectionTabs
      label={t('tabs.label')}
      tabs={tabs.map((name) => ({ to: `/admin/spaces/${areaId}/${name}`, label: t(`tabs.${name}`) }))}
    />
  )
}

function PendingLayout() {
  return (
    <Stack gap="md" aria-busy>
      <Skeleton height={34} width="60%" />
      <Skeleton height={22} width="40%" />
      <Skeleton height={44} mt="md" />
      <Skeleton height={320} />
    </Stack>
  )
}
