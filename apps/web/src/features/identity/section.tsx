import { Card, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

interface SectionProps {
  readonly title: string
  readonly lead?: ReactNode
  readonly children: ReactNode
}

/** One subject of a page about an account. */
export function Section({ title, lead, children }: SectionProps) {
  return (
    <Card component="section" aria-label={title}>
      <Title order={2}>{title}</Title>
      {lead !== undefined && (
        <Text c="dimmed" mt={4} component="div">
          {lead}
        </Text>
      )}
      <div style={{ marginTop: '1rem' }}>{children}</div>
    </Card>
  )
}
