import type { Account } from '@balai/identity/accounts/contract.ts'
import { Button, Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { LogInForm } from '../features/identity/log-in-form.tsx'
import { session } from '../session/session.ts'
import { queryClient } from './query-client.ts'

interface SessionDialogProps {
  readonly account: Account
  /** Back to a page that works without a session; null: this one does not. */
  readonly onLater: (() => void) | null
}

/** Over the page whose session has ended: it stays as it is, and goes on after the log-in. */
export function SessionDialog({ account, onLater }: SessionDialogProps) {
  const { t } = useTranslation()
  const leave = onLater ?? (() => session.forget())
  return (
    <Modal
      opened
      onClose={leave}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={onLater !== null}
      title={t('session_ended.title')}
      overlayProps={{ backgroundOpacity: 0.9, blur: 12 }}
      // over whatever dialog was open when it ended
      zIndex={1_000}
    >
      <Stack>
        <Text>{t('session_ended.text')}</Text>
        <LogInForm
          login={account.username ?? account.email ?? ''}
          onDone={() => queryClient.invalidateQueries()}
        />
        <Button variant="subtle" onClick={leave}>
          {t(onLater === null ? 'session_ended.give_up' : 'session_ended.later')}
        </Button>
      </Stack>
    </Modal>
  )
}
