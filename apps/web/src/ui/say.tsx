import { notifications } from '@mantine/notifications'
import { IconCheck } from '@tabler/icons-react'

/** A short word that something was done; it goes by itself, and screen readers hear it. */
export function say(message: string): void {
  notifications.show({ message, icon: <IconCheck size={18} aria-hidden />, color: 'daun', role: 'status' })
}
