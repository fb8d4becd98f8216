import type { TicketView } from '@balai/attendance/tickets/contract.ts'
import { Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { usePages } from '../../../api/pages.ts'
import { formatDateTime } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { ShowMore } from '../../../ui/show-more.tsx'
import { useOrganisedEvent } from './organised-event.ts'
import styles from './ticket-history.module.css'

/** When it was made, and each scan of it, newest first. */
export function TicketHistory({ ticket }: { ticket: TicketView }) {
  const { t } = useTranslation('organise')
  const { time_zone } = useOrganisedEvent()
  const { id, event_id: eventId, created_at } = ticket
  const scans = usePages(['events', eventId, 'tickets', 'one', id, 'scans'], (page_key) =>
    read(
      api.GET('/api/v1/events/{eventId}/check-ins', {
        params: { path: { eventId }, query: { ticket: id, ...(page_key !== undefined && { page_key }) } },
      }),
    ),
  )
  return (
    <section>
      <Title order={4} size="h3" mb="xs">
        {t('tickets.history')}
      </Title>
      <ol className={styles.list}>
        {scans.rows?.map((scan) => (
          <li key={scan.scan_id}>
            <Text fw={600}>
              {t(`results.${scan.result}`)}
              {scan.gate !== null && ` · ${scan.gate}`}
            </Text>
            <Text size="sm" c="dimmed">
              {formatDateTime(scan.received_at, time_zone)} · <span translate="no">{scan.scanned_by}</span>
            </Text>
          </li>
        ))}
        {scans.rows !== undefined && !scans.hasNextPage && (
          <li>
            <Text fw={600}>{t('tickets.made')}</Text>
            <Text size="sm" c="dimmed">
              {formatDateTime(created_at, time_zone)}
            </Text>
          </li>
        )}
      </ol>
      {scans.rows === undefined && scans.isError && (
        <ErrorState error={scans.error} onRetry={() => void scans.refetch()} />
      )}
      <ShowMore pages={scans} />
    </section>
  )
}
