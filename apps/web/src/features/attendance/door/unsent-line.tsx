import { Alert } from '@mantine/core'
import { IconCloudUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { DoorScans } from './use-door.ts'

/** Before a door is chosen: whether this device still holds scans that the server does not know or refused. */
export function UnsentLine({ scans }: { scans: DoorScans }) {
  const { t } = useTranslation('door')
  const trouble = scans.refused.length + scans.conflicts.length
  if (scans.pending.length === 0 && trouble === 0) return null
  return (
    <Alert
      color="kunyit"
      role="status"
      icon={<IconCloudUp aria-hidden />}
      title={t('unsent', { count: scans.pending.length })}
    >
      {trouble > 0 && t('choose.trouble', { count: trouble })}
    </Alert>
  )
}
