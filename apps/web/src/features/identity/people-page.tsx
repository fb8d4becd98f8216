import type { Account } from '@balai/identity/accounts/contract.ts'
import { Badge, Button, Group, Text } from '@mantine/core'
import { IconUserPlus, IconUsers } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../api/client.ts'
import { usePages } from '../../api/pages.ts'
import { formatDay } from '../../i18n/format.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { AnchorLink } from '../../ui/links.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { accountQuery, newestFirst } from './account-query.ts'
import { NewPersonDialog } from './new-person-dialog.tsx'
import { PeopleFilters } from './people-filters.tsx'
import { StatusBadge } from './status-badge.tsx'

const route = getRouteApi('/shell/admin/people')

export function PeoplePage() {
  const { t } = useTranslation('people')
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const [isAdding, setAdding] = useState(false)
  const columns = useColumns()
  const pages = usePages(['people', 'list', search], (page_key) =>
    read(
      api.GET('/api/v1/accounts', {
        params: { query: { ...accountQuery(search), ...(page_key && { page_key }) } },
      }),
    ),
  )
  const { sort = newestFirst, ...filters } = search
  const isFiltered = Object.keys(filters).length > 0
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')}>
        <Button leftSection={<IconUserPlus size={20} aria-hidden />} onClick={() => setAdding(true)}>
          {t('new.title')}
        </Button>
      </PageHeader>
      <PeopleFilters
        filters={filters}
        onChange={(change) =>
          void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
        }
      />
      <DataTable
        caption={t('title')}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        sort={sort}
        onSort={(next) => void navigate({ search: (before) => ({ ...before, sort: next }), replace: true })}
        empty={
          <EmptyState icon={IconUsers} text={t('none')}>
            {isFiltered && (
              <Button variant="default" onClick={() => void navigate({ search: {} })}>
                {t('clear_filters')}
              </Button>
            )}
          </EmptyState>
        }
      />
      <NewPersonDialog opened={isAdding} onClose={() => setAdding(false)} />
    </>
  )
}

function useColumns(): Column<Account>[] {
  const { t } = useTranslation(['people', 'common'])
  return [
    {
      key: 'name',
      header: t('name'),
      sort: 'name',
      isTitle: true,
      cell: ({ id, name }) => (
        <AnchorLink to="/admin/people/$accountId" params={{ accountId: id }} fw={600} translate="no">
          {name}
        </AnchorLink>
      ),
    },
    {
      key: 'login',
      header: t('login'),
      cell: ({ username, email }) => (
        <Text translate="no" style={{ overflowWrap: 'anywhere' }}>
          {username ?? email}
        </Text>
      ),
    },
    { key: 'role', header: t('role'), cell: ({ role }) => t(`common:roles.${role}`) },
    {
      key: 'status',
      header: t('status'),
      cell: ({ status, must_change_password }) => (
        <Group gap="xs" justify="flex-end" display="inline-flex">
          <StatusBadge status={status} />
          {must_change_password && <Badge color="kunyit">{t('must_change')}</Badge>}
        </Group>
      ),
    },
    {
      key: 'created_at',
      header: t('since'),
      sort: 'created_at',
      cell: ({ created_at }) => <time dateTime={created_at}>{formatDay(created_at)}</time>,
    },
  ]
}
