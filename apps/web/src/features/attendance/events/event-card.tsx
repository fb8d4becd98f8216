import type { EventView } from '@balai/attendance/events/contract.ts'
import { Badge } from '@mantine/core'
import { IconMapPin } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatSpan } from '../../../i18n/format.ts'
import { DateTile } from '../../../ui/date-tile.tsx'
import linkCard from '../../../ui/link-card.module.css'
import styles from './event-card.module.css'
import { EventStatusBadge } from './event-status-badge.tsx'

/** The whole card leads to the event; its link's name is the title. */
export function EventCard({ event }: { event: EventView }) {
  const { t } = useTranslation('events')
  return (
    <article className={`${linkCard.card} ${styles.card}`}>
      {event.starts_at !== null && <DateTile instant={event.starts_at} timeZone={event.time_zone} />}
      <div className={styles.words}>
        <h2 className={styles.title}>
          <Link to="/events/$eventId" params={{ eventId: event.id }} className={linkCard.link}>
            {event.title}
          </Link>
        </h2>
        {event.starts_at !== null && event.ends_at !== null && (
          <p className={styles.fact}>{formatSpan(event.starts_at, event.ends_at, event.time_zone)}</p>
        )}
        {event.place !== '' && (
          <p className={styles.fact}>
            <IconMapPin size={16} aria-hidden />
            {event.place}
          </p>
        )}
        <div className={styles.badges}>
          <EventStatusBadge event={event} />
          {event.my_role !== null && <Badge color="nila">{t(`role.${event.my_role}`)}</Badge>}
        </div>
      </div>
    </article>
  )
}
