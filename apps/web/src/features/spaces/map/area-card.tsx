import type { AreaNow } from '@balai/spaces/areas/contract.ts'
import { IconArmchair2, IconBooks, IconCoffee, IconUsersGroup } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../../i18n/format.ts'
import linkCard from '../../../ui/link-card.module.css'
import styles from './area-card.module.css'
import { OpenUntil } from './open-until.tsx'

const icons = {
  coworking: IconArmchair2,
  cafe: IconCoffee,
  library: IconBooks,
  meeting_room: IconUsersGroup,
} as const

/** The whole card leads to the map of the area; its link's name is the area's. */
export function AreaCard({ area }: { area: AreaNow }) {
  const { t } = useTranslation(['spaces', 'plan'])
  const Icon = icons[area.kind]
  return (
    <article className={`${linkCard.card} ${styles.card}`} data-open={area.open}>
      <span className={styles.icon} aria-hidden>
        <Icon size={26} stroke={1.6} />
      </span>
      <div className={styles.words}>
        <h2 className={styles.title}>
          <Link to="/spaces/$areaId" params={{ areaId: area.id }} className={linkCard.link} translate="no">
            {area.name}
          </Link>
        </h2>
        <p className={styles.fact}>{t(`plan:area_kinds.${area.kind}`)}</p>
        <p className={styles.fact}>
          <OpenUntil area={area} />
        </p>
      </div>
      <p className={styles.free}>
        <b>{area.open ? formatNumber(area.free_now) : '–'}</b>
        <span>{area.open ? t('free_of', { seats: area.seats }) : t('closed')}</span>
      </p>
      {area.open && area.seats > 0 && (
        <span className={styles.share} aria-hidden>
          <span style={{ width: `${(area.free_now / area.seats) * 100}%` }} />
        </span>
      )}
    </article>
  )
}
