import { Outlet } from '@tanstack/react-router'
import { type ReactNode, Suspense } from 'react'
import { Bell } from '../features/notify/inbox/bell.tsx'
import { useSession } from '../session/session.ts'
import { Wordmark } from '../ui/wordmark.tsx'
import { AccountMenu } from './account-menu.tsx'
import { ConnectionStrip } from './connection-strip.tsx'
import styles from './shell.module.css'
import { SideNavigation } from './side-navigation.tsx'
import { TabBar } from './tab-bar.tsx'

/** On a phone a bar of tabs below, on a desktop the list beside the page. */
export function Shell({ children = <Outlet /> }: { children?: ReactNode }) {
  const now = useSession()
  const role = now.kind === 'somebody' ? now.account.role : null
  return (
    <div className={styles.shell}>
      <header className={styles.header}>
        <div className={styles.brand}>
          <Wordmark />
        </div>
        <div className={styles.own}>
          {now.kind === 'somebody' && now.standing === 'confirmed' && <Bell accountId={now.account.id} />}
          <AccountMenu />
        </div>
      </header>
      <div className={styles.side}>
        <div className={styles.sideBrand}>
          <Wordmark />
        </div>
        <SideNavigation role={role} />
      </div>
      <main id="content" className={styles.main} tabIndex={-1}>
        <ConnectionStrip />
        <div className={styles.page}>
          {/* what a page waits for leaves the frame, and who is in it, alone */}
          <Suspense fallback={null}>{children}</Suspense>
        </div>
      </main>
      <div className={styles.tabs}>
        <TabBar role={role} />
      </div>
    </div>
  )
}
