import type { EventStatus } from '@balai/attendance/events/contract.ts'
import { Badge } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { isOnNow } from './event-times.ts'

interface StatusOf {
  readonly status: EventStatus
  readonly starts_at: string | null
  readonly ends_at: string | null
}

/** Only what is worth a word: published events that are not on now need none. */
export function EventStatusBadge({ event }: { event: StatusOf }) {
  const { t } = useTranslation('events')
  if (event.status === 'draft') return <Badge color="gray">{t('status.draft')}</Badge>
  if (event.status === 'cancelled') return <Badge color="delima">{t('status.cancelled')}</Badge>
  return isOnNow(event) ? <Badge color="kunyit">{t('status.on_now')}</Badge> : null
}
