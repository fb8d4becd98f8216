import { Group, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

interface SectionHeaderProps {
  readonly title: string
  readonly lead?: ReactNode
  /** Buttons of this page. */
  readonly children?: ReactNode
}

/** The h2 of a page inside the layout, whose h1 is the event's title. */
export function SectionHeader({ title, lead, children }: SectionHeaderProps) {
  return (
    <Group justify="space-between" align="flex-start" gap="sm" mb="md">
      <div style={{ flex: '1 1 16rem' }}>
        <Title order={2}>{title}</Title>
        {lead !== undefined && (
          <Text c="dimmed" mt={2}>
            {lead}
          </Text>
        )}
      </div>
      {children !== undefined && <Group gap="sm">{children}</Group>}
    </Group>
  )
}
