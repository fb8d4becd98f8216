import type { WebhookView } from '@balai/notify/webhooks/contract.ts'
import { Button, Menu } from '@mantine/core'
import {
  IconChevronDown,
  IconKey,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconTrash,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toProblem } from '../../../api/problem.ts'
import { problemText } from '../../../ui/problem-text.ts'
import { say } from '../../../ui/say.tsx'
import { EditWebhookDialog } from './edit-webhook-dialog.tsx'
import { NewSecretDialog } from './new-secret-dialog.tsx'
import { DisableDialog, RemoveDialog } from './settle-dialogs.tsx'
import { useChangeWebhook } from './webhook-queries.ts'

type Wish = 'edit' | 'secret' | 'disable' | 'remove'

const dialogs = {
  edit: EditWebhookDialog,
  secret: NewSecretDialog,
  disable: DisableDialog,
  remove: RemoveDialog,
}

/** What can be done with an endpoint. */
export function WebhookMenu({ webhook }: { webhook: WebhookView }) {
  const { t } = useTranslation(['webhooks', 'common'])
  const [wish, setWish] = useState<Wish | null>(null)
  const change = useChangeWebhook(webhook)
  const enable = () =>
    change({ state: 'active' }).then(
      () => say(t('enabled')),
      (error) => say(problemText(toProblem(error)), 'failed'),
    )
  const WishDialog = wish === null ? null : dialogs[wish]
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={18} aria-hidden />}>
            {t('manage')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={18} aria-hidden />} onClick={() => setWish('edit')}>
            {t('common:edit')}
          </Menu.Item>
          <Menu.Item leftSection={<IconKey size={18} aria-hidden />} onClick={() => setWish('secret')}>
            {t('new_secret')}
          </Menu.Item>
          {webhook.state === 'active' ? (
            <Menu.Item
              leftSection={<IconPlayerPause size={18} aria-hidden />}
              onClick={() => setWish('disable')}
            >
              {t('disable')}
            </Menu.Item>
          ) : (
            <Menu.Item leftSection={<IconPlayerPlay size={18} aria-hidden />} onClick={() => void enable()}>
              {t('enable')}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item
            color="delima"
            leftSection={<IconTrash size={18} aria-hidden />}
            onClick={() => setWish('remove')}
          >
            {t('remove')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {WishDialog !== null && <WishDialog webhook={webhook} onClose={() => setWish(null)} />}
    </>
  )
}
