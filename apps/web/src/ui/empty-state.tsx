import { Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

interface EmptyStateProps {
  readonly icon: React.ComponentType<{ size?: number; stroke?: number }>
  readonly text: string
  /** What to do next. */
  readonly children?: ReactNode
}

export function EmptyState({ icon: Icon, text, children }: EmptyStateProps) {
  return (
    <Stack align="center" gap="md" py="xl" px="md" ta="center">
      <span className={styles.icon} aria-hidden>
        <Icon size={34} stroke={1.5} />
      </span>
      <Text maw={420}>{text}</Text>
      {children}
    </Stack>
  )
}
