import type { ImportView } from '@balai/attendance/imports/contract.ts'
import { Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { usePages } from '../../../api/pages.ts'
import { formatDateTime, formatNumber } from '../../../i18n/format.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { AnchorLink } from '../../../ui/links.tsx'
import { ImportState } from './import-state.tsx'
import { useOrganisedEvent } from './organised-event.ts'
import { SectionHeader } from './section-header.tsx'
import { UploadForm } from './upload-form.tsx'

export function ImportsPage() {
  const { t } = useTranslation('organise')
  const { id: eventId } = useOrganisedEvent()
  const imports = usePages<ImportView>(['events', eventId, 'imports'], (page_key) =>
    read(
      api.GET('/api/v1/events/{eventId}/imports', {
        params: { path: { eventId }, query: page_key === undefined ? {} : { page_key } },
      }),
    ),
  )
  return (
    <>
      <SectionHeader title={t('tabs.imports')} lead={t('imports.lead')} />
      <UploadForm />
      <Title order={3} mt="xl" mb="sm">
        {t('imports.earlier')}
      </Title>
      <DataTable
        caption={t('imports.earlier')}
        columns={useColumns()}
        pages={imports}
        keyOf={({ id }) => id}
        empty={<Text c="dimmed">{t('imports.none')}</Text>}
      />
    </>
  )
}

function useColumns(): Column<ImportView>[] {
  const { t } = useTranslation('organise')
  const { id: eventId, time_zone } = useOrganisedEvent()
  return [
    {
      key: 'at',
      header: t('imports.at'),
      isTitle: true,
      cell: ({ id, created_at }) => (
        <AnchorLink
          to="/events/$eventId/organise/imports/$importId"
          params={{ eventId, importId: id }}
          fw={600}
        >
          {formatDateTime(created_at, time_zone)}
        </AnchorLink>
      ),
    },
    {
      key: 'by',
      header: t('imports.by'),
      cell: ({ created_by }) => <span translate="no">{created_by}</span>,
    },
    { key: 'state', header: t('imports.state'), cell: ({ state }) => <ImportState state={state} /> },
    {
      key: 'imported',
      header: t('imports.imported'),
      align: 'end',
      cell: ({ rows }) => formatNumber(rows.imported),
    },
    { key: 'bad', header: t('imports.bad'), align: 'end', cell: ({ rows }) => formatNumber(rows.bad) },
  ]
}
