import type { Account } from '@balai/identity/accounts/contract.ts'
import { Button, Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { LogInForm } from '../features/identity/log-in-form.tsx'
import { session } from '../session/session.ts'
import { queryClient } from './query-client.ts'

/** Over the page whose session has ended: it stays as it is, and goes on after the log-in. */
export function SessionDialog({ account }: { account: Account }) {
  const { t } = useTranslation()
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
          login={account.username ?? account.email ?? ''}
          onDone={() => queryClient.invalidateQueries()}
        />
        <Button variant="subtle" onClick={() => session.forget()}>
          {t('session_ended.give_up')}
        </Button>
      </Stack>
    </Modal>
  )
}
