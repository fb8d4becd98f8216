import type { ReactNode } from 'react'
import styles from './stat-card.module.css'

interface StatCardProps {
  readonly label: string
  /** Already in the reader's way to write numbers. */
  readonly value: ReactNode
  readonly hint?: ReactNode
  readonly tone?: 'plain' | 'good' | 'warning' | 'bad'
}

/** One number that matters. Stands in a `<StatCards>`. */
export function StatCard({ label, value, hint, tone = 'plain' }: StatCardProps) {
  return (
    <div className={styles.card} data-tone={tone}>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.value}>{value}</dd>
      {hint !== undefined && <dd className={styles.hint}>{hint}</dd>}
    </div>
  )
}

export function StatCards({ children }: { children: ReactNode }) {
  return <dl className={styles.cards}>{children}</dl>
}
