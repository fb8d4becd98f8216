import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import styles from './section-tabs.module.css'

interface SectionTabsProps {
  readonly label: string
  readonly tabs: readonly { readonly to: string; readonly label: string }[]
}

/** Links, not tabs of one page: each has an address. On a phone the row scrolls sideways, to where one is. */
export function SectionTabs({ label, tabs }: SectionTabsProps) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    const row = list.current
    const current = row?.querySelector<HTMLElement>('[aria-current="page"]')
    if (row && current) row.scrollLeft = current.offsetLeft - (row.clientWidth - current.offsetWidth) / 2
  }, [])
  return (
    <nav aria-label={label} className={styles.tabs}>
      <ul ref={list} className={styles.list}>
        {tabs.map((tab) => (
          <li key={tab.to}>
            <Link to={tab.to} className={styles.tab}>
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
