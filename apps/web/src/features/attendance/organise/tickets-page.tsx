import type { TicketSort, TicketView } from '@balai/attendance/tickets/contract.ts'
import { Badge, Button, Group, NativeSelect } from '@mantine/core'
import { IconTicket, IconTicketOff } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { usePages } from '../../../api/pages.ts'
import { formatTime } from '../../../i18n/format.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ButtonLink } from '../../../ui/links.tsx'
import { SearchField } from '../../../ui/search-field.tsx'
import { DownloadButton } from './download-button.tsx'
import { IssueDialog } from './issue-dialog.tsx'
import { useOrganisedEvent } from './organised-event.ts'
import { SectionHeader } from './section-header.tsx'
import { TicketDrawer } from './ticket-drawer.tsx'
import { useTicketTypes } from './ticket-types.ts'
import styles from './tickets-page.module.css'

const route = getRouteApi('/shell/events/$eventId/organise/tickets')

export function TicketsPage() {
  const { t } = useTranslation('organise')
  const event = useOrganisedEvent()
  const [isIssuing, setIssuing] = useState(false)
  const [openedId, setOpenedId] = useState<string | null>(null)
  const types = useTicketTypes(event.id)
  const tickets = useTickets()
  const navigate = route.useNavigate()
  const { q, status, type, sort } = route.useSearch()
  const columns = useColumns(setOpenedId)
  const hasNoTypes = types.rows?.length === 0
  return (
    <>
      <SectionHeader title={t('tabs.tickets')}>
        <DownloadButton
          path={`/api/v1/events/${event.id}/tickets.csv`}
          fileName={`tickets-${event.code}.csv`}
          label={t('tickets.export')}
        />
        {!hasNoTypes && <Button onClick={() => setIssuing(true)}>{t('tickets.issue')}</Button>}
      </SectionHeader>
      <Filters types={types.rows ?? []} />
      <DataTable
        caption={t('tabs.tickets')}
        columns={columns}
        pages={tickets}
        keyOf={({ id }) => id}
        sort={sort ?? 'created_at'}
        onSort={(next) => void navigate({ search: (now) => ({ ...now, sort: next }), replace: true })}
        empty={
          q || status || type ? (
            <EmptyState icon={IconTicketOff} text={t('tickets.none_found')}>
              <Button variant="default" onClick={() => void navigate({ search: {}, replace: true })}>
                {t('tickets.clear')}
              </Button>
            </EmptyState>
          ) : (
            <EmptyState icon={IconTicket} text={t(hasNoTypes ? 'tickets.no_types' : 'tickets.empty')}>
              {hasNoTypes ? (
                <ButtonLink to="/events/$eventId/organise/ticket-types" params={{ eventId: event.id }}>
                  {t('types.add')}
                </ButtonLink>
              ) : (
                <Button onClick={() => setIssuing(true)}>{t('tickets.issue')}</Button>
              )}
            </EmptyState>
          )
        }
      />
      {/* once the types are there: the first of them is chosen */}
      {isIssuing && types.rows !== undefined && (
        <IssueDialog event={event} types={types.rows} onClose={() => setIssuing(false)} />
      )}
      <TicketDrawer ticketId={openedId} onOpen={setOpenedId} onClose={() => setOpenedId(null)} />
    </>
  )
}

const sorts: readonly string[] = ['created_at', '-created_at', 'holder', '-holder'] satisfies TicketSort[]

function useTickets() {
  const { id: eventId } = useOrganisedEvent()
  const { q, status, type, sort } = route.useSearch()
  return usePages<TicketView>(['events', eventId, 'tickets', { q, status, type, sort }], (page_key) =>
    read(
      api.GET('/api/v1/events/{eventId}/tickets', {
        params: {
          path: { eventId },
          query: {
            ...(page_key !== undefined && { page_key }),
            ...(q !== undefined && { q }),
            ...((status === 'valid' || status === 'revoked') && { status }),
            ...(type !== undefined && { type_id: type }),
            ...(sort !== undefined && sorts.includes(sort) && { sort: sort as TicketSort }),
          },
        },
      }),
    ),
  )
}

function Filters({ types }: { types: readonly { readonly id: string; readonly name: string }[] }) {
  const { t } = useTranslation('organise')
  const { q, status, type } = route.useSearch()
  const navigate = route.useNavigate()
  const set = (part: { q?: string | undefined; status?: string | undefined; type?: string | undefined }) =>
    void navigate({ search: (now) => ({ ...now, ...part }), replace: true })
  return (
    <Group gap="sm" mb="md">
      <SearchField label={t('tickets.search')} value={q} onChange={(text) => set({ q: text })} />
      <NativeSelect
        size="md"
        aria-label={t('tickets.status')}
        value={status ?? ''}
        onChange={({ currentTarget }) => set({ status: currentTarget.value || undefined })}
        data={[
          { value: '', label: t('tickets.every_status') },
          { value: 'valid', label: t('tickets.valid') },
          { value: 'revoked', label: t('tickets.revoked') },
        ]}
      />
      <NativeSelect
        size="md"
        aria-label={t('tickets.type')}
        value={type ?? ''}
        onChange={({ currentTarget }) => set({ type: currentTarget.value || undefined })}
        data={[
          { value: '', label: t('tickets.every_type') },
          ...types.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </Group>
  )
}

function useColumns(onOpen: (ticketId: string) => void): Column<TicketView>[] {
  const { t } = useTranslation('organise')
  return [
    {
      key: 'holder',
      header: t('tickets.holder'),
      sort: 'holder',
      isTitle: true,
      cell: ({ id, holder }) => (
        <button type="button" className={styles.holder} onClick={() => onOpen(id)}>
          {holder.name || t('tickets.unnamed')}
          {holder.email !== null && <span className={styles.email}>{holder.email}</span>}
        </button>
      ),
    },
    {
      key: 'code',
      header: t('tickets.code'),
      sort: 'created_at',
      cell: ({ code }) => <code className={styles.code}>{code}</code>,
    },
    { key: 'type', header: t('tickets.type'), cell: ({ type_name }) => type_name },
    { key: 'status', header: t('tickets.status'), cell: (ticket) => <TicketState ticket={ticket} /> },
  ]
}

function TicketState({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation('organise')
  const { time_zone } = useOrganisedEvent()
  const { status, revocation, admission } = ticket
  if (status === 'revoked')
    return <Badge color="delima">{t(`tickets.because.${revocation?.reason ?? 'revoked'}`)}</Badge>
  if (admission !== null)
    return <Badge color="daun">{t('tickets.inside', { at: formatTime(admission.at, time_zone) })}</Badge>
  return <Badge color="gray">{t('tickets.valid')}</Badge>
}
