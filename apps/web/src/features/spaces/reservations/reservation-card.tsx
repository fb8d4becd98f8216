import type { ReservationView } from '@balai/spaces/reservations/contract.ts'
import { IconRepeat } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../../api/use-now.ts'
import { formatAgo, formatSpan } from '../../../i18n/format.ts'
import { DateTile } from '../../../ui/date-tile.tsx'
import linkCard from '../../../ui/link-card.module.css'
import styles from './reservation-card.module.css'
import { StateBadge } from './reservation-state.tsx'
import { standingOf } from './standing.ts'

interface ReservationCardProps {
  readonly reservation: ReservationView
  /** Beneath what it is about: what can be done with it. */
  readonly children?: ReactNode
}

const clockEvery = 10_000

/** The whole card leads to the reservation; its link's name is seat and area. */
export function ReservationCard({ reservation, children }: ReservationCardProps) {
  const { t } = useTranslation('reservation_card')
  const now = useNow(clockEvery)
  const { id, seat_number, area_name, from, to, time_zone, series_id } = reservation
  const state = standingOf(reservation, now)
  const isComing = Date.parse(from) > now && (state === 'active' || state === 'pending')
  return (
    <article className={`${linkCard.card} ${styles.card}`} data-state={state}>
      <DateTile instant={from} timeZone={time_zone} />
      <div className={styles.words}>
        <h3 className={styles.title}>
          <Link
            to="/reservations/$reservationId"
            params={{ reservationId: id }}
            className={linkCard.link}
            translate="no"
          >
            {`${seat_number}, ${area_name}`}
          </Link>
        </h3>
        <p className={styles.fact}>{formatSpan(from, to, time_zone)}</p>
        <div className={styles.badges}>
          <StateBadge state={state} />
          {isComing && <span className={styles.soon}>{formatAgo(from, now)}</span>}
          {series_id !== null && (
            <span className={styles.soon}>
              <IconRepeat size={16} aria-hidden /> {t('weekly')}
            </span>
          )}
        </div>
      </div>
      {children !== undefined && <div className={styles.acts}>{children}</div>}
    </article>
  )
}
