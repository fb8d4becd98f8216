import type { AuditEntry } from '@balai/identity/audit/contract.ts'
import { Button, Text } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../api/client.ts'
import { usePages } from '../../api/pages.ts'
import { formatDateTime, formatSecond } from '../../i18n/format.ts'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { AuditDetails } from './audit-details.tsx'
import { AuditFilters } from './audit-filters.tsx'
import { ActionWords, ActorWords, SubjectWords } from './audit-words.tsx'
import { endOfDay, isDay, startOfDay } from './day.ts'

const route = getRouteApi('/shell/admin/audit-log')

/** Who did what, and from where. */
export function AuditLogPage() {
  const { t } = useTranslation('people')
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const columns = useColumns()
  const pages = usePages(['audit-log', search], (page_key) =>
    read(
      api.GET('/api/v1/audit-log', {
        params: { query: { ...auditQuery(search), ...(page_key && { page_key }) } },
      }),
    ),
  )
  return (
    <>
      <PageHeader title={t('audit.title')} lead={t('audit.lead')} />
      <AuditFilters
        filters={search}
        onChange={(change) =>
          void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
        }
      />
      <DataTable
        caption={t('audit.title')}
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        empty={
          <EmptyState icon={IconHistory} text={t('audit.none')}>
            <Button variant="default" onClick={() => void navigate({ search: {} })}>
              {t('clear_filters')}
            </Button>
          </EmptyState>
        }
      />
    </>
  )
}

type AuditSearch = ReturnType<typeof route.useSearch>

/** The days of the address bar as instants, the last one included. */
function auditQuery({ actor, action, subject, from, to }: AuditSearch) {
  return {
    ...(actor !== undefined && { actor }),
    ...(action !== undefined && { action }),
    ...(subject !== undefined && { subject }),
    ...(isDay(from) && { from: startOfDay(from) }),
    ...(isDay(to) && { to: endOfDay(to) }),
  }
}

function useColumns(): Column<AuditEntry>[] {
  const { t } = useTranslation('people')
  return [
    {
      key: 'action',
      header: t('audit.action'),
      isTitle: true,
      cell: ({ action }) => <ActionWords action={action} />,
    },
    { key: 'actor', header: t('audit.actor'), cell: ({ actor }) => <ActorWords actor={actor} /> },
    { key: 'subject', header: t('audit.subject'), cell: ({ subject }) => <SubjectWords subject={subject} /> },
    {
      key: 'at',
      header: t('audit.at'),
      cell: ({ at }) => (
        <time dateTime={at} title={formatSecond(at)}>
          {formatDateTime(at)}
        </time>
      ),
    },
    {
      key: 'address',
      header: t('audit.address'),
      cell: ({ address }) => <Text translate="no">{address ?? t('nothing')}</Text>,
    },
    { key: 'details', header: t('audit.details'), cell: ({ details }) => <AuditDetails details={details} /> },
  ]
}
