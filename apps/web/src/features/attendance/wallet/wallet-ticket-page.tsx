import type { WalletTicket } from '@balai/attendance/tickets/contract.ts'
import { Alert, Group, Skeleton, Stack, Text } from '@mantine/core'
import { IconCalendarPlus, IconCheck, IconSun } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatDateTime, formatSpan } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { ButtonLink } from '../../../ui/links.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { QrTicket } from '../../../ui/qr-ticket.tsx'
import { CalendarButton } from '../events/calendar-button.tsx'
import { EventStatusBadge } from '../events/event-status-badge.tsx'
import { Neighbours } from './neighbours.tsx'
import { useWallet } from './wallet.ts'

const route = getRouteApi('/shell/wallet/$ticketId')

/** What one holds up at the door: works without network too, from the copy that the wallet keeps. */
export function WalletTicketPage() {
  const { t } = useTranslation('wallet')
  const { ticketId } = route.useParams()
  const wallet = useWallet()
  const ticket = wallet.data?.tickets.find(({ id }) => id === ticketId)
  const back = { to: '/wallet', label: t('title') }
  if (ticket === undefined || wallet.data === undefined) {
    return (
      <>
        <PageHeader title={t('ticket')} back={back} />
        {wallet.isPending && <Skeleton h={420} maw={420} radius="lg" />}
        {wallet.isError && <ErrorState error={wallet.error} onRetry={() => void wallet.refetch()} />}
        {wallet.isSuccess && <Alert color="kunyit">{t('not_yours')}</Alert>}
      </>
    )
  }
  return (
    <>
      <PageHeader
        title={ticket.event.title}
        documentTitle={`${t('ticket')} · ${ticket.event.title}`}
        back={back}
        lead={<EventStatusBadge event={ticket.event} />}
      />
      <Stack maw={440} mx="auto">
        <Ticket ticket={ticket} />
        <Neighbours of={ticket} among={wallet.data.tickets} />
        <Group justify="center">
          {ticket.event.starts_at !== null && (
            <CalendarButton
              eventId={ticket.event.id}
              code={ticket.event.code}
              icon={<IconCalendarPlus size={18} aria-hidden />}
            />
          )}
          <ButtonLink to="/events/$eventId" params={{ eventId: ticket.event.id }} variant="subtle">
            {t('about_event')}
          </ButtonLink>
        </Group>
      </Stack>
    </>
  )
}

function Ticket({ ticket }: { ticket: WalletTicket }) {
  const { t } = useTranslation('wallet')
  const { event, holder, type_name, code, qr, admission } = ticket
  return (
    <QrTicket
      qr={qr}
      qrLabel={t('qr_of', { code })}
      code={code}
      holder={holder.name}
      type={type_name}
      note={
        admission === null ? (
          <Group gap="xs" justify="center" wrap="nowrap">
            <IconSun size={18} aria-hidden />
            <Text size="sm">{t('brightness')}</Text>
          </Group>
        ) : (
          <Group gap="xs" justify="center" wrap="nowrap">
            <IconCheck size={18} aria-hidden />
            <Text size="sm">{usedText(t, admission, event.time_zone)}</Text>
          </Group>
        )
      }
    >
      {event.starts_at !== null && event.ends_at !== null && (
        <Text size="sm">{formatSpan(event.starts_at, event.ends_at, event.time_zone)}</Text>
      )}
      {event.place !== '' && <Text size="sm">{event.place}</Text>}
    </QrTicket>
  )
}

function usedText(
  t: ReturnType<typeof useTranslation<'wallet'>>['t'],
  { at, gate }: NonNullable<WalletTicket['admission']>,
  timeZone: string,
): string {
  const time = formatDateTime(at, timeZone)
  return gate === null ? t('used_at', { time }) : t('used_at_gate', { time, gate })
}
