import type { Role } from '@balai/contract/principal.ts'
import { Menu } from '@mantine/core'
import { IconDots, IconLogin2 } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { MenuItemLink } from '../ui/links.tsx'
import styles from './navigation.module.css'
import { isTab } from './navigation.ts'
import { usePlaces } from './use-places.ts'

/** As many as a thumb reaches; the rest behind "More". */
export function TabBar({ role }: { role: Role | null }) {
  const { t } = useTranslation()
  const { places, administration } = usePlaces(role)
  const tabs = places.filter((place) => isTab(place, role))
  const more = [...places.filter((place) => !isTab(place, role)), ...administration]
  return (
    <nav aria-label={t('navigation.label')} className={styles.tabs}>
      {tabs.map(({ name, to, icon: Icon }) => (
        <Link key={name} to={to} className={styles.tab} activeOptions={{ exact: to === '/' }}>
          <Icon size={24} stroke={1.75} aria-hidden />
          {t(`navigation.${name}`)}
        </Link>
      ))}
      {role === null && (
        <Link to="/log-in" className={styles.tab}>
          <IconLogin2 size={24} stroke={1.75} aria-hidden />
          {t('log_in')}
        </Link>
      )}
      {more.length > 0 && (
        <Menu position="top-end" width={240}>
          <Menu.Target>
            <button type="button" className={styles.tab}>
              <IconDots size={24} stroke={1.75} aria-hidden />
              {t('navigation.more')}
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {more.map(({ name, to, icon: Icon }) => (
              <MenuItemLink key={name} to={to} leftSection={<Icon size={18} aria-hidden />}>
                {t(`navigation.${name}`)}
              </MenuItemLink>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </nav>
  )
}
