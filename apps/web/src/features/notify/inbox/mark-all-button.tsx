import type { NotificationView } from '@balai/notify/notifications/contract.ts'
import { Button, type ButtonProps } from '@mantine/core'
import { IconChecks } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useMarkRead, useUnread } from './inbox-queries.ts'

interface MarkAllButtonProps extends ButtonProps {
  /** What somebody sees: what comes meanwhile stays unread. */
  readonly newest: NotificationView | undefined
}

export function MarkAllButton({ newest, ...props }: MarkAllButtonProps) {
  const { t } = useTranslation('notify')
  const { mutate: mark, isPending } = useMarkRead()
  const unread = useUnread()
  if (newest === undefined || !unread) return null
  return (
    <Button
      variant="default"
      leftSection={<IconChecks size={18} aria-hidden />}
      loading={isPending}
      onClick={() => mark({ up_to: newest.id })}
      {...props}
    >
      {t('mark_all')}
    </Button>
  )
}
