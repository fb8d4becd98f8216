import type { NotificationView } from '@balai/notify/notifications/contract.ts'
import { ActionIcon, VisuallyHidden } from '@mantine/core'
import { IconArmchair, IconBell, IconBook2, IconCheck, IconShieldLock, IconTicket } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatAgo, formatDateTime } from '../../../i18n/format.ts'
import { PathLink } from '../../../ui/path-link.tsx'
import { useMarkRead } from './inbox-queries.ts'
import styles from './notification-row.module.css'

const icons = { reservations: IconArmchair, library: IconBook2, tickets: IconTicket, account: IconShieldLock }

interface NotificationRowProps {
  readonly notification: NotificationView
  /** Somebody goes on to what it is about. */
  readonly onFollow?: () => void
}

/** One thing that somebody was told; opening it reads it. */
export function NotificationRow({ notification, onFollow }: NotificationRowProps) {
  const { t } = useTranslation('notify')
  const { mutate: mark } = useMarkRead()
  const { id, group, title, body, path, created_at, read_at } = notification
  const Icon = group === null ? IconBell : icons[group]
  const isUnread = read_at === null
  const markRead = () => mark({ ids: [id] })
  const follow = () => {
    if (isUnread) markRead()
    onFollow?.()
  }
  return (
    <li className={styles.row} data-unread={isUnread}>
      <span className={styles.icon} aria-hidden>
        <Icon size={20} stroke={1.75} />
      </span>
      <div className={styles.words}>
        {isUnread && <VisuallyHidden>{t('unread')}</VisuallyHidden>}
        {path === null ? (
          <p className={styles.title}>{title}</p>
        ) : (
          <PathLink path={path} onFollow={follow} className={styles.title}>
            {title}
          </PathLink>
        )}
        {body !== '' && <p className={styles.body}>{body}</p>}
        <time className={styles.when} dateTime={created_at} title={formatDateTime(created_at)}>
          {formatAgo(created_at)}
        </time>
      </div>
      {isUnread && (
        <ActionIcon
          className={styles.mark}
          color="gray"
          aria-label={t('mark_named', { title })}
          title={t('mark')}
          onClick={markRead}
        >
          <IconCheck size={20} aria-hidden />
        </ActionIcon>
      )}
    </li>
  )
}
