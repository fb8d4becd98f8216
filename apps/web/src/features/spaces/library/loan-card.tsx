import type { LoanView } from '@balai/spaces/books/contract.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDateTime, formatDay } from '../../../i18n/format.ts'
import { Cover } from './cover.tsx'
import { DueBadge } from './due-badge.tsx'
import styles from './loan-card.module.css'

interface LoanCardProps {
  readonly loan: LoanView
  /** What can be done with it. */
  readonly children?: ReactNode
}

/** A book that somebody has or had: which, until when, and where it is. */
export function LoanCard({ loan, children }: LoanCardProps) {
  const { t } = useTranslation('loans')
  return (
    <article className={styles.card}>
      <div className={styles.cover}>
        <Cover book={{ ...loan, titleId: loan.title_id }} sizes="4rem" />
      </div>
      <div className={styles.words}>
        <h3 className={styles.title}>
          <Link
            to="/library/$titleId"
            params={{ titleId: loan.title_id }}
            className={styles.link}
            translate="no"
          >
            {loan.title}
          </Link>
        </h3>
        <p className={styles.fact} translate="no">
          {loan.author}
        </p>
        <div>
          <DueBadge loan={loan} />
        </div>
        <Until loan={loan} />
        <p className={styles.fact}>
          {t('copy_of', { label: loan.copy_label, condition: t(`conditions.${loan.condition}`) })}
        </p>
      </div>
      {children !== undefined && <div className={styles.acts}>{children}</div>}
    </article>
  )
}

function Until({ loan }: { loan: LoanView }) {
  const { t } = useTranslation('loans')
  const { state, waits_until, due_at, ended_at } = loan
  if (state === 'reserved' && waits_until !== null) {
    return <p className={styles.until}>{t('waits_until', { at: formatDateTime(waits_until) })}</p>
  }
  if (state === 'lent' && due_at !== null) {
    return <p className={styles.until}>{t('back_by', { at: formatDateTime(due_at) })}</p>
  }
  return ended_at === null ? null : <p className={styles.until}>{formatDay(ended_at)}</p>
}
