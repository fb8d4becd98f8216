import type { TicketTypeView } from '@balai/attendance/tickets/contract.ts'
import { Skeleton, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { formatDateTime } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import styles from './ticket-types.module.css'

interface TicketTypesProps {
  readonly eventId: string
  readonly timeZone: string
}

export function TicketTypes({ eventId, timeZone }: TicketTypesProps) {
  const { t } = useTranslation('events')
  const types = useQuery({
    queryKey: ['events', eventId, 'ticket-types', 'public'],
    queryFn: () =>
      read(
        api.GET('/api/v1/events/{eventId}/ticket-types', {
          params: { path: { eventId }, query: { limit: 100 } },
        }),
      ),
  })
  if (types.data?.data.length === 0) return null
  return (
    <section aria-labelledby="types">
      <Title order={2} id="types" mb="sm">
        {t('detail.ticket_types')}
      </Title>
      {types.isPending && <Skeleton h={96} radius="lg" />}
      {types.isError && <ErrorState error={types.error} onRetry={() => void types.refetch()} />}
      <ul className={styles.types}>
        {types.data?.data.map((type) => (
          <li key={type.id} className={styles.type}>
            <strong>{type.name}</strong>
            <span>{validity(t, type, timeZone)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function validity(
  t: ReturnType<typeof useTranslation<'events'>>['t'],
  { valid_from, valid_until }: TicketTypeView,
  timeZone: string,
): string {
  const from = valid_from === null ? null : formatDateTime(valid_from, timeZone)
  const until = valid_until === null ? null : formatDateTime(valid_until, timeZone)
  if (from !== null && until !== null) return t('validity.between', { from, until })
  if (from !== null) return t('validity.from', { from })
  if (until !== null) return t('validity.until', { until })
  return t('validity.always')
}
