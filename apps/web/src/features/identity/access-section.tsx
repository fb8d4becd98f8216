import type { Account } from '@balai/identity/accounts/contract.ts'
import { Button, Group } from '@mantine/core'
import { IconBan, IconKey, IconRotate, IconUserShield } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChangeRoleDialog } from './change-role-dialog.tsx'
import { ResetPasswordDialog } from './reset-password-dialog.tsx'
import { Section } from './section.tsx'
import { StatusDialog } from './status-dialog.tsx'

/** What somebody may do here, and whether at all. */
export function AccessSection({ person }: { person: Account }) {
  const { t } = useTranslation('people')
  const [dialog, setDialog] = useState<'role' | 'status' | 'password' | null>(null)
  const close = () => setDialog(null)
  const isActive = person.status === 'active'
  return (
    <Section title={t('access')} lead={t('access_lead')}>
      <Group gap="sm">
        <Button
          variant="default"
          leftSection={<IconUserShield size={20} aria-hidden />}
          onClick={() => setDialog('role')}
        >
          {t('change_role.title')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconKey size={20} aria-hidden />}
          onClick={() => setDialog('password')}
        >
          {t('reset.title')}
        </Button>
        <Button
          variant="light"
          color={isActive ? 'delima' : 'daun'}
          leftSection={isActive ? <IconBan size={20} aria-hidden /> : <IconRotate size={20} aria-hidden />}
          onClick={() => setDialog('status')}
        >
          {isActive ? t('suspend.confirm') : t('restore.confirm')}
        </Button>
      </Group>
      {dialog === 'role' && <ChangeRoleDialog person={person} onClose={close} />}
      {dialog === 'password' && <ResetPasswordDialog person={person} onClose={close} />}
      {dialog === 'status' && <StatusDialog person={person} onClose={close} />}
    </Section>
  )
}
