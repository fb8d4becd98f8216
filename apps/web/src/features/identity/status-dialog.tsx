import type { Account } from '@balai/identity/accounts/contract.ts'
import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { say } from '../../ui/say.tsx'
import { useChangePerson } from './use-change-person.ts'

/** Suspends somebody, or lets them in again. */
export function StatusDialog({ person, onClose }: { person: Account; onClose: () => void }) {
  const { t } = useTranslation('people')
  const { isMe, change } = useChangePerson(person)
  const act = person.status === 'active' ? 'suspend' : 'restore'
  const { name } = person
  const confirm = async () => {
    await change({ status: act === 'suspend' ? 'suspended' : 'active' })
    say(t(`${act}.done`, { name }))
  }
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t(`${act}.title`, { name })}
      confirmLabel={isMe ? t('suspend.myself') : t(`${act}.confirm`)}
      onConfirm={confirm}
      dangerous={act === 'suspend'}
    >
      <Text>{isMe ? t('suspend.yourself') : t(`${act}.text`, { name })}</Text>
    </ConfirmDialog>
  )
}
