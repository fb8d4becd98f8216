import type { EventView } from '@balai/attendance/events/contract.ts'
import { Card, Group, List, Skeleton, Stack, Text, Title } from '@mantine/core'
import {
  IconCalendarPlus,
  IconCalendarTime,
  IconDoor,
  IconMapPin,
  IconScan,
  IconSettings,
} from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatSpan, formatTime } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { ButtonLink } from '../../../ui/links.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { CalendarButton } from './calendar-button.tsx'
import styles from './event-page.module.css'
import { EventStatusBadge } from './event-status-badge.tsx'
import { MyTickets } from './my-tickets.tsx'
import { TicketTypes } from './ticket-types.tsx'
import { useEvent } from './use-event.ts'

const route = getRouteApi('/shell/events/$eventId')

export function EventPage() {
  const { t } = useTranslation('events')
  const { eventId } = route.useParams()
  const event = useEvent(eventId)
  const back = { to: '/events', label: t('list.title') }
  if (event.data === undefined) {
    return (
      <>
        <PageHeader title={t('detail.title')} back={back} />
        {event.isError ? (
          <ErrorState error={event.error} onRetry={() => void event.refetch()} />
        ) : (
          <Skeleton h={240} />
        )}
      </>
    )
  }
  return (
    <>
      <PageHeader title={event.data.title} back={back} lead={<EventStatusBadge event={event.data} />}>
        <ForCrew event={event.data} />
      </PageHeader>
      <div className={styles.columns}>
        <Stack gap="xl">
          {event.data.description !== '' && <p className={styles.description}>{event.data.description}</p>}
          <TicketTypes eventId={event.data.id} timeZone={event.data.time_zone} />
        </Stack>
        <Stack>
          <Facts event={event.data} />
          <MyTickets eventId={event.data.id} />
        </Stack>
      </div>
    </>
  )
}

function ForCrew({ event }: { event: EventView }) {
  const { t } = useTranslation('events')
  if (event.my_role === null) return null
  return (
    <>
      {event.my_role === 'manager' && (
        <ButtonLink
          to="/events/$eventId/organise/board"
          params={{ eventId: event.id }}
          variant="default"
          leftSection={<IconSettings size={18} aria-hidden />}
        >
          {t('detail.organise')}
        </ButtonLink>
      )}
      <ButtonLink
        to="/door/$eventId"
        params={{ eventId: event.id }}
        leftSection={<IconScan size={18} aria-hidden />}
      >
        {t('detail.scan')}
      </ButtonLink>
    </>
  )
}

function Facts({ event }: { event: EventView }) {
  const { t } = useTranslation('events')
  return (
    <Card component="section" aria-labelledby="facts">
      <Title order={2} id="facts" mb="sm">
        {t('detail.facts')}
      </Title>
      <List listStyleType="none" spacing="sm" classNames={{ itemWrapper: styles.fact ?? '' }}>
        {event.starts_at !== null && event.ends_at !== null && (
          <List.Item icon={<IconCalendarTime size={20} aria-hidden />}>
            {formatSpan(event.starts_at, event.ends_at, event.time_zone)}
          </List.Item>
        )}
        {event.doors_open_at !== null && (
          <List.Item icon={<IconDoor size={20} aria-hidden />}>
            {t('detail.doors_open', { time: formatTime(event.doors_open_at, event.time_zone) })}
          </List.Item>
        )}
        {event.place !== '' && (
          <List.Item icon={<IconMapPin size={20} aria-hidden />}>{event.place}</List.Item>
        )}
      </List>
      <Text size="sm" c="dimmed" mt="sm">
        {t('detail.code', { code: event.code })}
      </Text>
      {event.starts_at !== null && (
        <Group mt="md">
          <CalendarButton
            eventId={event.id}
            code={event.code}
            icon={<IconCalendarPlus size={18} aria-hidden />}
          />
        </Group>
      )}
    </Card>
  )
}
