import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './organise-tabs.module.css'

const tabs = [
  ['board', '/events/$eventId/organise/board'],
  ['details', '/events/$eventId/organise/details'],
  ['ticket_types', '/events/$eventId/organise/ticket-types'],
  ['tickets', '/events/$eventId/organise/tickets'],
  ['imports', '/events/$eventId/organise/imports'],
  ['crew', '/events/$eventId/organise/crew'],
  ['report', '/events/$eventId/organise/report'],
] as const

/** Links, not tabs of one page: each has an address. On a phone the row scrolls sideways, to where one is. */
export function OrganiseTabs({ eventId }: { eventId: string }) {
  const { t } = useTranslation('organise')
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    const row = list.current
    const current = row?.querySelector<HTMLElement>('[aria-current="page"]')
    if (row && current) row.scrollLeft = current.offsetLeft - (row.clientWidth - current.offsetWidth) / 2
  }, [])
  return (
    <nav aria-label={t('tabs.label')} className={styles.tabs}>
      <ul ref={list} className={styles.list}>
        {tabs.map(([name, to]) => (
          <li key={name}>
            <Link to={to} params={{ eventId }} className={styles.tab}>
              {t(`tabs.${name}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
