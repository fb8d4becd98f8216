import { Button, Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { LogInForm } from '../features/identity/log-in-form.tsx'
import { session, useSession } from '../session/session.ts'
import { useFollowSession } from './follow-session.ts'
import { queryClient } from './query-client.ts'

/** Over the page whose session has ended: it stays as it is, and goes on after the log-in. */
export function SessionDialog() {
  const { t } = useTranslation()
  const now = useSession()
  useFollowSession()
  if (now.kind === 'nobody' || now.standing !== 'ended') return null
  return (
    <Modal
      opened
      onClose={() => session.forget()}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={<Text fw={700}>{t('session_ended.title')}</Text>}
      overlayProps={{ backgroundOpacity: 0.9, blur: 12 }}
      // over whatever dialog was open when it ended
      zIndex={1_000}
    >
      <Stack>
        <Text>{t('session_ended.text')}</Text>
        <LogInForm
          login={now.account.username ?? now.account.email ?? ''}
          onDone={() => queryClient.invalidateQueries()}
        />
        <Button variant="subtle" onClick={() => session.forget()}>
          {t('session_ended.give_up')}
        </Button>
      </Stack>
    </Modal>
  )
}
