import { Button, Group, SegmentedControl, Stack } from '@mantine/core'
import { IconCalendarShare, IconMap2 } from '@tabler/icons-react'
import { getRouteApi, useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../../../ui/links.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { useUpcomingQuery } from '../reservation-queries.ts'
import { CalendarDialog } from './calendar-dialog.tsx'
import { useWaiting } from './mine.ts'
import { PastReservations } from './past-reservations.tsx'
import { UpcomingReservations } from './upcoming-reservations.tsx'
import { WaitingSection } from './waiting-section.tsx'
import { WatchSection } from './watch-section.tsx'

const route = getRouteApi('/shell/reservations')

/** What somebody has reserved, and what they wait for. */
export function ReservationsPage() {
  const { t } = useTranslation('reservations')
  const { when } = route.useSearch()
  const navigate = route.useNavigate()
  const [isSubscribing, setSubscribing] = useState(false)
  return (
    <>
      <PageHeader title={t('title')}>
        <Button
          variant="default"
          leftSection={<IconCalendarShare size={18} aria-hidden />}
          onClick={() => setSubscribing(true)}
        >
          {t('feeds.open')}
        </Button>
        <ButtonLink to="/spaces" leftSection={<IconMap2 size={18} aria-hidden />}>
          {t('reserve')}
        </ButtonLink>
      </PageHeader>
      <Group mb="lg">
        <SegmentedControl
          aria-label={t('when.label')}
          value={when === 'past' ? 'past' : 'upcoming'}
          onChange={(value) =>
            void navigate({ search: { when: value === 'past' ? value : undefined }, replace: true })
          }
          data={[
            { value: 'upcoming', label: t('when.upcoming') },
            { value: 'past', label: t('when.past') },
          ]}
        />
      </Group>
      {when === 'past' ? <PastReservations /> : <Coming />}
      {isSubscribing && <CalendarDialog onClose={() => setSubscribing(false)} />}
    </>
  )
}

function Coming() {
  const { hash } = useLocation()
  const isKnown = ![useUpcomingQuery(), useWaiting()].some(({ isPending }) => isPending)
  // once what stands above it has come, a section stays where it is
  useEffect(() => {
    if (isKnown && hash !== '') document.getElementById(hash)?.scrollIntoView()
  }, [isKnown, hash])
  return (
    <Stack gap="xl">
      <UpcomingReservations />
      <WaitingSection />
      <WatchSection />
    </Stack>
  )
}
