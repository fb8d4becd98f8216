import type { TicketView } from '@balai/attendance/tickets/contract.ts'
import { Anchor, Button, CopyButton, Drawer, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { formatDateTime } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { QrCode } from '../../../ui/qr-code.tsx'
import { useOrganisedEvent } from './organised-event.ts'
import { TicketActions } from './ticket-actions.tsx'
import { TicketHistory } from './ticket-history.tsx'

interface TicketDrawerProps {
  readonly ticketId: string | null
  readonly onOpen: (ticketId: string) => void
  readonly onClose: () => void
}

/** One ticket: its QR, what became of it, and what can be done with it. */
export function TicketDrawer({ ticketId, onOpen, onClose }: TicketDrawerProps) {
  const { t } = useTranslation(['organise', 'common'])
  return (
    <Drawer
      opened={ticketId !== null}
      onClose={onClose}
      position="right"
      size="md"
      title={t('tickets.ticket')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {ticketId !== null && <Ticket key={ticketId} ticketId={ticketId} onOpen={onOpen} />}
    </Drawer>
  )
}

function Ticket({ ticketId, onOpen }: { ticketId: string; onOpen: (ticketId: string) => void }) {
  const { id: eventId } = useOrganisedEvent()
  const ticket = useQuery({
    // below the event's tickets, so that what changes them reads this one again
    queryKey: ['events', eventId, 'tickets', 'one', ticketId],
    queryFn: () => read(api.GET('/api/v1/tickets/{ticketId}', { params: { path: { ticketId } } })),
  })
  if (ticket.data !== undefined) return <TicketSheet ticket={ticket.data} onOpen={onOpen} />
  if (ticket.error) return <ErrorState error={ticket.error} onRetry={() => void ticket.refetch()} />
  return <Skeleton height={320} aria-busy />
}

function TicketSheet({ ticket, onOpen }: { ticket: TicketView; onOpen: (ticketId: string) => void }) {
  const { t } = useTranslation(['organise', 'common'])
  const { time_zone } = useOrganisedEvent()
  const { holder, code, qr, type_name, revocation } = ticket
  return (
    <Stack>
      <div>
        <Title order={3}>{holder.name || t('tickets.unnamed')}</Title>
        <Text c="dimmed">{[type_name, holder.email, holder.username].filter(Boolean).join(' · ')}</Text>
      </div>
      {qr !== null && (
        <div style={{ maxWidth: 260, marginInline: 'auto', width: '100%' }}>
          <QrCode text={qr} label={t('tickets.qr_of', { code })} />
        </div>
      )}
      {revocation !== null && (
        <Text c="delima" fw={600}>
          {t(`tickets.ended.${revocation.reason}`, { at: formatDateTime(revocation.at, time_zone) })}{' '}
          {revocation.replaced_by !== null && (
            <Anchor component="button" type="button" onClick={() => onOpen(revocation.replaced_by ?? '')}>
              {t('tickets.see_new')}
            </Anchor>
          )}
        </Text>
      )}
      <Group justify="space-between">
        <Text component="code" size="lg" fw={700}>
          {code}
        </Text>
        <CopyButton value={code}>
          {({ copied, copy }) => (
            <Button size="sm" variant="default" onClick={copy}>
              {t(copied ? 'common:copied' : 'tickets.copy_code')}
            </Button>
          )}
        </CopyButton>
      </Group>
      {ticket.status === 'valid' && <TicketActions ticket={ticket} onOpen={onOpen} />}
      <TicketHistory ticket={ticket} />
    </Stack>
  )
}
