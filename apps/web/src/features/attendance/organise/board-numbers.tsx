import type { BoardView } from '@balai/attendance/live/contract.ts'
import { Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatNumber } from '../../../i18n/format.ts'
import { StatCard, StatCards } from '../../../ui/stat-card.tsx'
import styles from './board-numbers.module.css'

/** The one number that everybody asks for, and those behind it. */
export function BoardNumbers({ totals }: { totals: BoardView['totals'] }) {
  const { t } = useTranslation('organise')
  const { admitted, issued, inside, duplicates, refused, conflicts } = totals
  const percent = issued === 0 ? 0 : Math.min(100, Math.round((admitted / issued) * 100))
  return (
    <>
      <section className={styles.main} aria-label={t('board.admitted')}>
        <p className={styles.label}>{t('board.admitted')}</p>
        <p className={styles.number}>
          <strong data-testid="admitted">{formatNumber(admitted)}</strong>{' '}
          <span>{t('board.of_issued', { issued: formatNumber(issued) })}</span>
          <span className={styles.percent}>{percent}%</span>
        </p>
        <Progress.Root size="xl" transitionDuration={200}>
          <Progress.Section value={percent} aria-label={t('board.admitted')} />
        </Progress.Root>
      </section>
      <StatCards>
        <StatCard label={t('board.inside')} value={formatNumber(inside)} tone="good" />
        <StatCard label={t('board.refused')} value={formatNumber(refused)} />
        <StatCard
          label={t('board.duplicates')}
          value={formatNumber(duplicates)}
          tone={duplicates > 0 ? 'warning' : 'plain'}
        />
        <StatCard
          label={t('board.conflicts')}
          value={formatNumber(conflicts)}
          tone={conflicts > 0 ? 'bad' : 'plain'}
        />
      </StatCards>
    </>
  )
}
