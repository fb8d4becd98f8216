import type { Role } from '@balai/contract/principal.ts'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import styles from './navigation.module.css'
import type { Destination } from './navigation.ts'
import { usePlaces } from './use-places.ts'

export function SideNavigation({ role }: { role: Role | null }) {
  const { t } = useTranslation()
  const { places, administration } = usePlaces(role)
  return (
    <nav aria-label={t('navigation.label')} className={styles.side}>
      <Places places={places} />
      {administration.length > 0 && (
        <>
          <p className={styles.group} id="administration">
            {t('navigation.administration')}
          </p>
          <Places places={administration} labelledBy="administration" />
        </>
      )}
    </nav>
  )
}

function Places({ places, labelledBy }: { places: readonly Destination[]; labelledBy?: string }) {
  const { t } = useTranslation()
  return (
    <ul className={styles.list} aria-labelledby={labelledBy}>
      {places.map(({ name, to, icon: Icon }) => (
        <li key={name}>
          <Link to={to} className={styles.sideLink} activeOptions={{ exact: to === '/' }}>
            <Icon size={20} stroke={1.75} aria-hidden />
            {t(`navigation.${name}`)}
          </Link>
        </li>
      ))}
    </ul>
  )
}
