import { Group, SegmentedControl } from '@mantine/core'
import { IconCalendarOff, IconPlus } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../../session/session.ts'
import { CardList } from '../../../ui/card-list.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ButtonLink } from '../../../ui/links.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { EventCard } from './event-card.tsx'
import { useEvents } from './use-events.ts'

const route = getRouteApi('/shell/events')

/** What is on, what was, and what one helps with. */
export function EventListPage() {
  const { t } = useTranslation('events')
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const now = useSession()
  const when = search.when === 'past' ? 'past' : 'upcoming'
  const mine = search.mine === 'yes' && now.kind === 'somebody'
  const pages = useEvents({ when, mine, q: search.q })
  const change = (next: Partial<typeof search>) =>
    navigate({ search: (before) => ({ ...before, ...next }), replace: true })
  const mayCreate = now.kind === 'somebody' && ['admin', 'committee'].includes(now.account.role)

  return (
    <>
      <PageHeader title={t('list.title')}>
        {mayCreate && (
          <ButtonLink to="/events/new" leftSection={<IconPlus size={18} aria-hidden />}>
            {t('list.create')}
          </ButtonLink>
        )}
      </PageHeader>
      <Group mb="lg" gap="sm" role="search">
        <SearchField label={t('list.search')} value={search.q} onChange={(q) => void change({ q })} />
        <SegmentedControl
          aria-label={t('list.when')}
          value={when}
          onChange={(value) => void change({ when: value === 'past' ? value : undefined })}
          data={[
            { value: 'upcoming', label: t('list.upcoming') },
            { value: 'past', label: t('list.past') },
          ]}
        />
        {now.kind === 'somebody' && (
          <SegmentedControl
            aria-label={t('list.whose')}
            value={mine ? 'yes' : 'no'}
            onChange={(value) => void change({ mine: value === 'yes' ? value : undefined })}
            data={[
              { value: 'no', label: t('list.everybodys') },
              { value: 'yes', label: t('list.mine') },
            ]}
          />
        )}
      </Group>
      <CardList
        label={t('list.title')}
        pages={pages}
        keyOf={({ id }) => id}
        card={(event) => <EventCard event={event} />}
        empty={
          <EmptyState icon={IconCalendarOff} text={t(search.q ? 'list.none_found' : `list.none_${when}`)} />
        }
      />
    </>
  )
}
