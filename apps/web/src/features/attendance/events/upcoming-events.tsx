import { Group, Title } from '@mantine/core'
import { IconCalendarOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { CardList } from '../../../ui/card-list.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { AnchorLink } from '../../../ui/links.tsx'
import { EventCard } from './event-card.tsx'
import { useEvents } from './use-events.ts'

/** A panel of the home page: what is on and what comes next. */
export function UpcomingEvents() {
  const { t } = useTranslation('events')
  const pages = useEvents({ when: 'upcoming', mine: false, limit: 6 })
  return (
    <section aria-labelledby="upcoming-events">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="upcoming-events">
          {t('panel.title')}
        </Title>
        <AnchorLink to="/events">{t('panel.all')}</AnchorLink>
      </Group>
      <CardList
        label={t('panel.title')}
        pages={{ ...pages, hasNextPage: false }}
        keyOf={({ id }) => id}
        card={(event) => <EventCard event={event} />}
        empty={<EmptyState icon={IconCalendarOff} text={t('list.none_upcoming')} />}
      />
    </section>
  )
}
