import type { CalendarFeed } from '@balai/spaces/calendars/contract.ts'
import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatAgo, formatDateTime } from '../../../i18n/format.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'

interface FeedRowProps {
  readonly feed: CalendarFeed
  readonly onRevoke: () => Promise<unknown>
}

/** Told apart by when each was made and asked for last: nobody knows their addresses any more. */
export function FeedRow({ feed, onRevoke }: FeedRowProps) {
  const { t } = useTranslation('reservations')
  const [isAsked, setAsked] = useState(false)
  const { created_at, last_used_at, seat_number } = feed
  const made = formatDateTime(created_at)
  return (
    <Group component="li" justify="space-between" gap="sm">
      <div>
        <Text fw={600}>
          {seat_number === null ? t('feeds.mine') : t('feeds.seat', { seat: seat_number })}
        </Text>
        <Text size="sm" c="dimmed">
          {t('feeds.made', { time: made })}
          {' · '}
          {last_used_at === null ? t('feeds.unused') : t('feeds.used', { time: formatAgo(last_used_at) })}
        </Text>
      </div>
      <Button
        size="sm"
        variant="default"
        aria-label={t('feeds.revoke_named', { time: made })}
        onClick={() => setAsked(true)}
      >
        {t('feeds.revoke')}
      </Button>
      <ConfirmDialog
        opened={isAsked}
        onClose={() => setAsked(false)}
        title={t('feeds.revoke_title')}
        confirmLabel={t('feeds.revoke')}
        onConfirm={onRevoke}
      >
        {t('feeds.revoke_text')}
      </ConfirmDialog>
    </Group>
  )
}
