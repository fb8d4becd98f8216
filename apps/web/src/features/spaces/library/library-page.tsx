import type { Condition } from '@balai/spaces/books/contract.ts'
import { Button, Group, SegmentedControl, Switch, VisuallyHidden } from '@mantine/core'
import { IconBooks, IconBookUpload, IconX } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAccount } from '../../../session/session.ts'
import { CardList } from '../../../ui/card-list.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ButtonLink } from '../../../ui/links.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { useTitles } from './library-queries.ts'
import { TitleCard } from './title-card.tsx'

const route = getRouteApi('/shell/library')

/** What there is to read, and what of it one can have now. */
export function LibraryPage() {
  const { t } = useTranslation('library')
  const { role } = useAccount()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { q, tag, free } = search
  const condition = conditionOf(search.condition)
  const pages = useTitles({ q, tag, condition, free: free === 'yes' || undefined })
  const isFiltered = Object.keys(search).length > 0
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')}>
        {(role === 'crew' || role === 'admin') && (
          <ButtonLink
            to="/library/desk"
            variant="default"
            leftSection={<IconBookUpload size={18} aria-hidden />}
          >
            {t('desk.title')}
          </ButtonLink>
        )}
        <ButtonLink to="/library/loans" variant="default">
          {t('loans.title')}
        </ButtonLink>
      </PageHeader>
      <Filters />
      {pages.rows !== undefined && isFiltered && (
        <VisuallyHidden role="status">
          {t(pages.hasNextPage ? 'found_more' : 'found', { count: pages.rows.length })}
        </VisuallyHidden>
      )}
      <CardList
        tiles
        label={t('title')}
        pages={pages}
        keyOf={({ id }) => id}
        card={(title) => <TitleCard title={title} />}
        empty={
          <EmptyState icon={IconBooks} text={t(isFiltered ? 'none_found' : 'empty')}>
            {isFiltered && (
              <Button variant="default" onClick={() => void navigate({ search: {}, replace: true })}>
                {t('clear')}
              </Button>
            )}
          </EmptyState>
        }
      />
    </>
  )
}

const conditionOf = (text: string | undefined): Condition | undefined =>
  text === 'new' || text === 'pre_loved' ? text : undefined

function Filters() {
  const { t } = useTranslation(['library', 'loans'])
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = (part: Partial<typeof search>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true })
  return (
    <Group mb="lg" gap="sm" role="search">
      <SearchField label={t('search')} value={search.q} onChange={(q) => change({ q })} />
      <SegmentedControl
        aria-label={t('condition')}
        value={conditionOf(search.condition) ?? ''}
        onChange={(value) => change({ condition: value || undefined })}
        data={[
          { value: '', label: t('any_condition') },
          { value: 'new', label: t('loans:conditions.new') },
          { value: 'pre_loved', label: t('loans:conditions.pre_loved') },
        ]}
      />
      <Switch
        label={t('free_only')}
        checked={search.free === 'yes'}
        onChange={({ currentTarget }) => change({ free: currentTarget.checked ? 'yes' : undefined })}
      />
      {search.tag !== undefined && (
        <Button
          variant="light"
          rightSection={<IconX size={16} aria-hidden />}
          onClick={() => change({ tag: undefined })}
          aria-label={t('drop_tag', { tag: search.tag })}
        >
          {search.tag}
        </Button>
      )}
    </Group>
  )
}
