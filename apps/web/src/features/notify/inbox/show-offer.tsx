import type { NotificationView } from '@balai/notify/notifications/contract.ts'
import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconArmchair } from '@tabler/icons-react'
import i18next from 'i18next'
import { useTranslation } from 'react-i18next'
import { serverTime } from '../../../api/server-clock.ts'
import { useMarkRead } from './inbox-queries.ts'
import { TimeLeft } from './time-left.tsx'

/** An offer stands for minutes, so it comes to whatever page one is on, and goes with its time. */
export function showOffer(offer: NotificationView, onOpen: (path: string) => void): void {
  const { id, path, expires_at } = offer
  const left = expires_at === null ? 0 : Date.parse(expires_at) - serverTime()
  if (path === null || expires_at === null || left <= 0) return
  notifications.show({
    id,
    title: offer.title,
    message: <OfferToast body={offer.body} id={id} until={expires_at} onOpen={() => onOpen(path)} />,
    icon: <IconArmchair size={18} aria-hidden />,
    color: 'kunyit',
    autoClose: left,
    closeButtonProps: { 'aria-label': i18next.t('close') },
    role: 'alert',
  })
}

interface OfferToastProps {
  readonly id: string
  readonly body: string
  readonly until: string
  readonly onOpen: () => void
}

function OfferToast({ id, body, until, onOpen }: OfferToastProps) {
  const { t } = useTranslation('notify')
  const { mutate: mark } = useMarkRead()
  const open = () => {
    mark({ ids: [id] })
    onOpen()
  }
  return (
    <>
      <Text size="sm">{body}</Text>
      <Group justify="space-between" mt="xs" gap="xs">
        <Text size="sm" fw={600}>
          {t('offer.left')} <TimeLeft until={until} />
        </Text>
        <Button size="sm" onClick={open}>
          {t('offer.open')}
        </Button>
      </Group>
    </>
  )
}
