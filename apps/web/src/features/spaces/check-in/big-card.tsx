import { Card, Stack, Title } from '@mantine/core'
import type { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import styles from './big-card.module.css'

interface BigCardProps {
  readonly tone: 'good' | 'wait' | 'bad' | 'plain'
  readonly icon: typeof IconCheck
  readonly title: string
  readonly children: ReactNode
}

/** To be read at arm's length: a sign, a few words, and what to press. */
export function BigCard({ tone, icon: Icon, title, children }: BigCardProps) {
  return (
    <Card component="section" aria-label={title} className={styles.card} data-tone={tone}>
      <span className={styles.icon} aria-hidden>
        <Icon size={56} stroke={1.75} />
      </span>
      <div role="status">
        <Title order={2} className={styles.title}>
          {title}
        </Title>
      </div>
      <Stack gap="sm" align="center" w="100%">
        {children}
      </Stack>
    </Card>
  )
}
