import type { EventView } from '@balai/attendance/events/contract.ts'
import { Badge, Group, Skeleton, Stack } from '@mantine/core'
import { IconExternalLink, IconLock, IconScan } from '@tabler/icons-react'
import { getRouteApi, Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatSpan } from '../../../i18n/format.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { ButtonLink } from '../../../ui/links.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { useEvent } from '../events/use-event.ts'
import { OrganiseTabs } from './organise-tabs.tsx'
import { OrganisedEvent } from './organised-event.ts'

const route = getRouteApi('/shell/events/$eventId/organise')

/** One heading and one row of tabs around everything that an organiser does with an event. */
export function OrganiseLayout() {
  const { t } = useTranslation('organise')
  const { eventId } = route.useParams()
  const event = useEvent(eventId)
  if (event.data === undefined) {
    if (event.error === null) return <PendingLayout />
    return (
      <>
        <PageHeader title={t('organise')} back={{ to: '/events', label: t('events') }} />
        <ErrorState error={event.error} onRetry={() => void event.refetch()} />
      </>
    )
  }
  if (event.data.my_role !== 'manager') return <NotYours event={event.data} />
  return (
    // another event is another page: no form, dialog or board of the former stays
    <OrganisedEvent key={event.data.id} value={event.data}>
      <Header event={event.data} />
      <OrganiseTabs eventId={eventId} />
      <Outlet />
    </OrganisedEvent>
  )
}

function Header({ event }: { event: EventView }) {
  const { t } = useTranslation('organise')
  const params = { eventId: event.id }
  return (
    <PageHeader title={event.title} lead={<Lead event={event} />}>
      <ButtonLink
        to="/events/$eventId"
        params={params}
        px="sm"
        variant="default"
        leftSection={<IconExternalLink size={18} aria-hidden />}
      >
        {t('public_page')}
      </ButtonLink>
      <ButtonLink
        to="/door/$eventId"
        params={params}
        px="sm"
        variant="light"
        leftSection={<IconScan size={18} aria-hidden />}
      >
        {t('scan')}
      </ButtonLink>
    </PageHeader>
  )
}

const colours = { draft: 'gray', published: 'daun', cancelled: 'delima' } as const

function Lead({ event }: { event: EventView }) {
  const { t } = useTranslation('organise')
  const { status, starts_at, ends_at, time_zone, place } = event
  const when = starts_at === null || ends_at === null ? null : formatSpan(starts_at, ends_at, time_zone)
  return (
    <Group gap="xs">
      <Badge color={colours[status]} size="lg">
        {t(`status.${status}`)}
      </Badge>
      <span>{[when, place].filter(Boolean).join(' · ')}</span>
    </Group>
  )
}

function NotYours({ event }: { event: EventView }) {
  const { t } = useTranslation('organise')
  const params = { eventId: event.id }
  return (
    <>
      <PageHeader title={event.title} lead={<Lead event={event} />} />
      <EmptyState icon={IconLock} text={t('not_yours.text')}>
        <Group justify="center">
          <ButtonLink to="/events/$eventId" params={params} variant="default">
            {t('public_page')}
          </ButtonLink>
          {event.my_role === 'scanner' && (
            <ButtonLink to="/door/$eventId" params={params}>
              {t('scan')}
            </ButtonLink>
          )}
        </Group>
      </EmptyState>
    </>
  )
}

function PendingLayout() {
  return (
    <Stack gap="md" aria-busy>
      <Skeleton height={34} width="60%" />
      <Skeleton height={22} width="80%" />
      <Skeleton height={44} mt="md" />
      <Skeleton height={240} />
    </Stack>
  )
}
