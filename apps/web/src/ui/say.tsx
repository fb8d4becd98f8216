import { notifications } from '@mantine/notifications'
import { IconCheck, IconX } from '@tabler/icons-react'
import i18next from 'i18next'

/** A short word that something was done, or that it was not; it goes by itself, and screen readers hear it. */
export function say(message: string, outcome: 'done' | 'failed' = 'done'): void {
  const Icon = outcome === 'done' ? IconCheck : IconX
  notifications.show({
    message,
    icon: <Icon size={18} aria-hidden />,
    color: outcome === 'done' ? 'daun' : 'delima',
    closeButtonProps: { 'aria-label': i18next.t('close') },
    // what was done waits its turn in the live region around all of these
    role: outcome === 'done' ? 'none' : 'alert',
  })
}
