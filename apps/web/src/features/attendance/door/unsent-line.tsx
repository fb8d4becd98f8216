import { Alert } from '@mantine/core'
import { IconCloudUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { DoorScans } from './use-door-scans.ts'

/** Before a door is chosen: whether this device still holds scans that the server does not know or refused. */
export function UnsentLine({ scans }: { scans: DoorScans }) {
  const { t } = useTranslation('door')
  const trouble = scans.refused.count + scans.conflicts.count
  if (scans.pending.count === 0 && trouble === 0) return null
  return (
    <Alert
      color="kunyit"
      role="status"
      icon={<IconCloudUp aria-hidden />}
      title={scans.pending.count > 0 && t('unsent', { count: scans.pending.count })}
    >
      {trouble > 0 && t('choose.trouble', { count: trouble })}
    </Alert>
  )
}
