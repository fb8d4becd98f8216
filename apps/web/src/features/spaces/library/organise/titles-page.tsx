import type { TitleSort, TitleView } from '@balai/spaces/books/contract.ts'
import { Button, Group } from '@mantine/core'
import { IconBooks, IconPlus } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatDay, formatNumber } from '../../../../i18n/format.ts'
import { type Column, DataTable } from '../../../../ui/data-table.tsx'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { AnchorLink, ButtonLink } from '../../../../ui/links.tsx'
import { PageHeader } from '../../../../ui/page-header.tsx'
import { SearchField } from '../../../../ui/search-field.tsx'
import { useTitles } from '../library-queries.ts'
import { allOf, StockBadge } from '../stock-badge.tsx'

const route = getRouteApi('/shell/admin/library')
const sorts: readonly TitleSort[] = ['title', '-title', 'added', '-added']

/** All titles of the library, for those who keep it. */
export function TitlesPage() {
  const { t } = useTranslation('library')
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const sort = sorts.find((each) => each === search.sort) ?? 'title'
  const pages = useTitles({ q: search.q, sort })
  const columns = useColumns()
  const add = (
    <ButtonLink to="/admin/library/new" leftSection={<IconPlus size={18} aria-hidden />}>
      {t('edit.new')}
    </ButtonLink>
  )
  const isEmpty = pages.rows?.length === 0 && search.q === undefined
  return (
    <>
      <PageHeader title={t('edit.titles')} lead={t('edit.lead')}>
        {!isEmpty && add}
      </PageHeader>
      <Group mb="md" role="search">
        <SearchField
          label={t('search')}
          value={search.q}
          onChange={(q) => void navigate({ search: (now) => ({ ...now, q }), replace: true })}
        />
      </Group>
      <DataTable
        caption={t('edit.titles')}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        sort={sort}
        onSort={(next) => void navigate({ search: (now) => ({ ...now, sort: next }), replace: true })}
        empty={
          <EmptyState icon={IconBooks} text={t(isEmpty ? 'edit.empty' : 'none_found')}>
            {isEmpty ? (
              add
            ) : (
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

function useColumns(): Column<TitleView>[] {
  const { t } = useTranslation('library')
  return [
    {
      key: 'title',
      header: t('edit.title'),
      sort: 'title',
      isTitle: true,
      cell: ({ id, title }) => (
        <AnchorLink to="/admin/library/$titleId" params={{ titleId: id }} fw={600} translate="no">
          {title}
        </AnchorLink>
      ),
    },
    { key: 'author', header: t('author'), cell: ({ author }) => <span translate="no">{author}</span> },
    {
      key: 'isbn',
      header: t('isbn'),
      cell: ({ isbn }) => <span className="numbers">{isbn ?? '–'}</span>,
    },
    {
      key: 'copies',
      header: t('copies.title'),
      align: 'end',
      cell: (title) => formatNumber(allOf(title).total),
    },
    { key: 'free', header: t('edit.now'), cell: (title) => <StockBadge stock={allOf(title)} /> },
    {
      key: 'added',
      header: t('edit.added'),
      sort: 'added',
      cell: ({ created_at }) => <time dateTime={created_at}>{formatDay(created_at)}</time>,
    },
  ]
}
