import { Outlet } from '@tanstack/react-router'
import { Wordmark } from '../ui/wordmark.tsx'
import { AccountMenu } from './account-menu.tsx'
import { ConnectionStrip } from './connection-strip.tsx'
import styles from './threshold.module.css'

/** One card in the middle: log-in, registration, the first start. */
export function Threshold() {
  return (
    <div className={styles.threshold}>
      <header className={styles.header}>
        <Wordmark />
        <AccountMenu />
      </header>
      <ConnectionStrip />
      <main id="content" className={styles.main} tabIndex={-1}>
        <div className={styles.card}>
          <Outlet />
        </div>
      </main>
    </div>
  )
}
