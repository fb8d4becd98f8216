import type { TicketTypeView } from '@balai/attendance/tickets/contract.ts'
import { Button, Text } from '@mantine/core'
import { IconPlus, IconTicket } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { formatDateTime, formatNumber } from '../../../i18n/format.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { RowActs } from '../../../ui/row-acts.tsx'
import { say } from '../../../ui/say.tsx'
import { useOrganisedEvent } from './organised-event.ts'
import { SectionHeader } from './section-header.tsx'
import { TicketTypeDialog } from './ticket-type-dialog.tsx'
import { ticketTypesKey, useTicketTypes } from './ticket-types.ts'

export function TicketTypesPage() {
  const { t } = useTranslation(['organise', 'common'])
  const event = useOrganisedEvent()
  const types = useTicketTypes(event.id)
  const [edited, setEdited] = useState<TicketTypeView | 'new' | null>(null)
  const columns = useColumns({ onEdit: setEdited })
  const add = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEdited('new')}>
      {t('types.add')}
    </Button>
  )
  const isEmpty = types.rows?.length === 0
  return (
    <>
      <SectionHeader title={t('tabs.ticket_types')} lead={t('types.lead')}>
        {!isEmpty && add}
      </SectionHeader>
      <DataTable
        caption={t('tabs.ticket_types')}
        columns={columns}
        pages={types}
        keyOf={({ id }) => id}
        empty={
          <EmptyState icon={IconTicket} text={t('types.empty')}>
            {add}
          </EmptyState>
        }
      />
      {edited !== null && (
        <TicketTypeDialog
          event={event}
          type={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  )
}

function useColumns({ onEdit }: { onEdit: (type: TicketTypeView) => void }): Column<TicketTypeView>[] {
  const { t } = useTranslation(['organise', 'common'])
  const event = useOrganisedEvent()
  // who holds a ticket of which type is counted by the report
  const report = useQuery({
    queryKey: ['events', event.id, 'report'],
    queryFn: () =>
      read(api.GET('/api/v1/events/{eventId}/report', { params: { path: { eventId: event.id } } })),
  })
  const issued = (name: string) =>
    report.data?.ticket_types.find((type) => type.name === name)?.issued ?? (report.data ? 0 : null)
  return [
    { key: 'name', header: t('types.name'), cell: ({ name }) => name, isTitle: true },
    {
      key: 'issued',
      header: t('types.issued'),
      align: 'end',
      cell: ({ name }) => {
        const count = issued(name)
        return count === null ? '–' : formatNumber(count)
      },
    },
    {
      key: 'quota',
      header: t('types.quota'),
      align: 'end',
      cell: ({ quota }) => (quota === null ? t('types.no_quota') : formatNumber(quota)),
    },
    { key: 'validity', header: t('types.validity'), cell: (type) => <Validity type={type} /> },
    {
      key: 'actions',
      header: t('actions_column'),
      align: 'end',
      cell: (type) => <RowActions type={type} onEdit={() => onEdit(type)} />,
    },
  ]
}

function Validity({ type }: { type: TicketTypeView }) {
  const { t } = useTranslation(['organise', 'common'])
  const { time_zone } = useOrganisedEvent()
  const { valid_from, valid_until } = type
  if (valid_from === null && valid_until === null) return <Text c="dimmed">{t('types.always')}</Text>
  return (
    <>
      {valid_from !== null && <div>{t('types.from', { at: formatDateTime(valid_from, time_zone) })}</div>}
      {valid_until !== null && <div>{t('types.until', { at: formatDateTime(valid_until, time_zone) })}</div>}
    </>
  )
}

function RowActions({ type, onEdit }: { type: TicketTypeView; onEdit: () => void }) {
  const { t } = useTranslation(['organise', 'common'])
  const { id: eventId } = useOrganisedEvent()
  const queries = useQueryClient()
  const remove = async () => {
    const params = { path: { eventId, typeId: type.id } }
    await read(api.DELETE('/api/v1/events/{eventId}/ticket-types/{typeId}', { params }))
    await queries.invalidateQueries({ queryKey: ticketTypesKey(eventId) })
    say(t('types.removed'))
  }
  return (
    <RowActs
      editLabel={t('types.edit_of', type)}
      onEdit={onEdit}
      removeText={t('remove')}
      removeLabel={t('types.remove_of', type)}
      confirmLabel={t('types.remove')}
      onRemove={remove}
    >
      {t('types.remove_text')}
    </RowActs>
  )
}
