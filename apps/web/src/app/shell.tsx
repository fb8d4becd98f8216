import { AppShell, ScrollArea } from '@mantine/core'
import { Outlet } from '@tanstack/react-router'
import { useSession } from '../session/session.ts'
import { Wordmark } from '../ui/wordmark.tsx'
import { AccountMenu } from './account-menu.tsx'
import { ConnectionStrip } from './connection-strip.tsx'
import styles from './shell.module.css'
import { SideNavigation } from './side-navigation.tsx'
import { TabBar } from './tab-bar.tsx'

/** On a phone a bar of tabs below, on a desktop the list beside the page. */
export function Shell() {
  const now = useSession()
  const role = now.kind === 'somebody' ? now.account.role : null
  return (
    <AppShell
      layout="alt"
      header={{ height: 60 }}
      navbar={{ width: 248, breakpoint: 'md', collapsed: { mobile: true } }}
      footer={{ height: 'calc(4rem + env(safe-area-inset-bottom))', collapsed: false, offset: false }}
      transitionDuration={0}
    >
      <AppShell.Header className={styles.header} withBorder={false}>
        <div className={styles.brand}>
          <Wordmark />
        </div>
        <AccountMenu />
      </AppShell.Header>
      <AppShell.Navbar className={styles.navbar}>
        <div className={styles.navbarBrand}>
          <Wordmark />
        </div>
        <ScrollArea className={styles.navbarList}>
          <SideNavigation role={role} />
        </ScrollArea>
      </AppShell.Navbar>
      <AppShell.Main id="content" className={styles.main} tabIndex={-1}>
        <ConnectionStrip />
        <div className={styles.page}>
          <Outlet />
        </div>
      </AppShell.Main>
      <AppShell.Footer className={styles.footer} hiddenFrom="md">
        <TabBar role={role} />
      </AppShell.Footer>
    </AppShell>
  )
}
