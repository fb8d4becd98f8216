import type { SeatWatch, WaitlistEntry } from '@balai/spaces/waitlist/contract.ts'
import type { IconHourglass } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatSpan } from '../../../i18n/format.ts'
import { DateTile } from '../../../ui/date-tile.tsx'
import linkCard from '../../../ui/link-card.module.css'
import styles from './reservation-card.module.css'

interface WishCardProps {
  readonly wish: WaitlistEntry | SeatWatch
  readonly icon: typeof IconHourglass
  readonly fact: string
  readonly children: ReactNode
}

/** Which seat somebody would like to have, and when. */
export function WishCard({ wish, icon: Icon, fact, children }: WishCardProps) {
  const { t } = useTranslation('reservations')
  const { seat_number, area_name, from, to, time_zone } = wish
  return (
    <article className={`${linkCard.card} ${styles.card}`}>
      <DateTile instant={from} timeZone={time_zone} />
      <div className={styles.words}>
        <h3 className={styles.title}>
          {seat_number === null ? t('any_seat', { area: area_name }) : `${seat_number}, ${area_name}`}
        </h3>
        <p className={styles.fact}>{formatSpan(from, to, time_zone)}</p>
        <div className={styles.badges}>
          <span className={styles.soon}>
            <Icon size={16} aria-hidden /> {fact}
          </span>
        </div>
      </div>
      <div className={styles.acts}>{children}</div>
    </article>
  )
}
