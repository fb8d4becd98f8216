import { ActionIcon, Loader, Popover, VisuallyHidden } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionIconLink } from '../../../ui/links.tsx'
import styles from './bell.module.css'
import { useUnread } from './inbox-queries.ts'
import { useLiveInbox } from './use-live-inbox.ts'
import { useRise } from './use-rise.ts'

/** Nobody who never presses the bell needs it. */
const Latest = lazy(async () => ({ default: (await import('./latest.tsx')).Latest }))

/** What waits to be read: below it on a desktop, on a page of its own on a phone. */
export function Bell({ accountId }: { accountId: string }) {
  const { t } = useTranslation('notify')
  const [opened, setOpened] = useState(false)
  const unread = useUnread()
  const risen = useRise(unread ?? undefined)
  useLiveInbox(accountId)
  if (unread === null) return null
  const label = unread ? t('bell', { count: unread }) : t('title')
  return (
    <>
      <ActionIconLink to="/notifications" color="gray" aria-label={label} hiddenFrom="md">
        <BellFace unread={unread} />
      </ActionIconLink>
      <Popover
        opened={opened}
        onChange={setOpened}
        position="bottom-end"
        width={400}
        shadow="md"
        trapFocus
        returnFocus
      >
        <Popover.Target>
          <ActionIcon color="gray" aria-label={label} visibleFrom="md" onClick={() => setOpened(!opened)}>
            <BellFace unread={unread} />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown className={styles.latest} aria-label={t('title')}>
          <Suspense fallback={<Loader m="md" size="sm" />}>
            <Latest onLeave={() => setOpened(false)} />
          </Suspense>
        </Popover.Dropdown>
      </Popover>
      <VisuallyHidden role="status">{risen !== null && t('bell', { count: risen })}</VisuallyHidden>
    </>
  )
}

function BellFace({ unread = 0 }: { unread: number | undefined }) {
  return (
    <span className={styles.bell} aria-hidden>
      <IconBell size={22} />
      {unread > 0 && <span className={styles.count}>{unread > 99 ? '99+' : unread}</span>}
    </span>
  )
}
