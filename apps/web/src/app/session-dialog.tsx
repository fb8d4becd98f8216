import { Button, Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { LogInForm } from '../features/identity/log-in-form.tsx'
import { session, useSession } from '../session/session.ts'
import { queryClient } from './query-client.ts'
import { router } from './router.ts'

/** Over the page whose session has ended: it stays as it is, and goes on after the log-in. */
export function SessionDialog() {
  const { t } = useTranslation()
  const now = useSession()
  if (now.kind === 'nobody' || now.standing !== 'ended') return null
  const giveUp = async () => {
    session.forget()
    queryClient.clear()
    await router.navigate({ to: '/log-in', search: { to: router.state.location.href } })
  }
  return (
    <Modal
      opened
      onClose={() => void giveUp()}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={<Text fw={700}>{t('session_ended.title')}</Text>}
      overlayProps={{ backgroundOpacity: 0.9, blur: 12 }}
    >
      <Stack>
        <Text>{t('session_ended.text')}</Text>
        <LogInForm
          login={now.account.username ?? now.account.email ?? ''}
          onDone={afterLogIn(now.account.id)}
        />
        <Button variant="subtle" onClick={() => void giveUp()}>
          {t('session_ended.give_up')}
        </Button>
      </Stack>
    </Modal>
  )
}

/** What another person was shown or typed is not theirs. */
const afterLogIn = (before: string) => async (accountId: string) => {
  if (accountId === before) {
    await queryClient.invalidateQueries()
    return
  }
  queryClient.clear()
  await router.navigate({ to: '/' })
}
