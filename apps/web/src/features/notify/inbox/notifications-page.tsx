import { SegmentedControl } from '@mantine/core'
import { IconBell, IconSettings } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ButtonLink } from '../../../ui/links.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { MarkAllButton } from './mark-all-button.tsx'
import { NotificationDays } from './notification-days.tsx'
import { useNotifications } from './use-notifications.ts'

const route = getRouteApi('/shell/notifications')

/** All that somebody was told, while it comes. */
export function NotificationsPage() {
  const { t } = useTranslation('notify')
  const navigate = route.useNavigate()
  const isUnreadOnly = route.useSearch().show === 'unread'
  const pages = useNotifications({ unread: isUnreadOnly })
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')}>
        <MarkAllButton newest={pages.rows?.[0]} />
        <ButtonLink
          to="/notifications/preferences"
          variant="default"
          leftSection={<IconSettings size={18} aria-hidden />}
        >
          {t('settings')}
        </ButtonLink>
      </PageHeader>
      <SegmentedControl
        aria-label={t('which')}
        mb="lg"
        value={isUnreadOnly ? 'unread' : 'all'}
        onChange={(show) => void navigate({ search: show === 'unread' ? { show } : {}, replace: true })}
        data={[
          { value: 'all', label: t('show.all') },
          { value: 'unread', label: t('show.unread') },
        ]}
      />
      <NotificationDays
        pages={pages}
        empty={<EmptyState icon={IconBell} text={isUnreadOnly ? t('none_unread') : t('none')} />}
      />
    </>
  )
}
