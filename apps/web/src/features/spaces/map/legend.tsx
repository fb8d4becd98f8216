import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../../i18n/format.ts'
import { type SeatLook, SeatSwatch } from '../plan/plan-seat.tsx'
import styles from './legend.module.css'
import { countLooks } from './seat-news.ts'

const looks = ['free', 'held', 'reserved', 'in_use', 'closed', 'mine'] as const

/** What colours and patterns mean, and how many seats have each. */
export function Legend({ of }: { of: ReadonlyMap<string, SeatLook> }) {
  const { t } = useTranslation('spaces')
  const counts = countLooks(of)
  return (
    <ul className={styles.legend} aria-label={t('legend')}>
      {looks
        .filter((look) => look !== 'mine' || counts.has(look))
        .map((look) => (
          <li key={look} data-testid={`count-${look}`}>
            <SeatSwatch look={look} />
            {t(`looks.${look}`)} <b>{formatNumber(counts.get(look) ?? 0)}</b>
          </li>
        ))}
    </ul>
  )
}
