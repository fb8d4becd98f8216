import type { BoardView } from '@balai/attendance/live/contract.ts'
import { Alert, Button, Group, Skeleton } from '@mantine/core'
import { useFullscreenElement } from '@mantine/hooks'
import { IconAlertTriangle, IconMaximize, IconMinimize } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../../../ui/error-state.tsx'
import { LiveDot } from '../../../ui/live-dot.tsx'
import { BoardNumbers } from './board-numbers.tsx'
import styles from './board-page.module.css'
import { GateBars } from './gate-bars.tsx'
import { LogList } from './log-list.tsx'
import { MinutePlot } from './minute-plot.tsx'
import { useOrganisedEvent } from './organised-event.ts'
import { SectionHeader } from './section-header.tsx'
import { useBoard } from './use-board.ts'

/** What happens at the doors, as it happens; also on the wall of the hall. */
export function BoardPage() {
  const { t } = useTranslation('organise')
  const event = useOrganisedEvent()
  const { board, liveness, refusal } = useBoard(event.id)
  const { ref, toggle, fullscreen } = useFullscreenElement<HTMLDivElement>()
  const Icon = fullscreen ? IconMinimize : IconMaximize
  return (
    <div ref={ref} className={styles.board} data-wall={fullscreen}>
      <SectionHeader title={fullscreen ? event.title : t('board.title')}>
        <LiveDot state={liveness} />
        {document.fullscreenEnabled && (
          <Button
            variant="default"
            leftSection={<Icon size={18} aria-hidden />}
            onClick={() => void toggle()}
          >
            {t(fullscreen ? 'board.leave_wall' : 'board.wall')}
          </Button>
        )}
      </SectionHeader>
      {refusal !== null && <ErrorState error={refusal} />}
      {board === null ? refusal === null && <PendingBoard /> : <Board board={board} />}
    </div>
  )
}

function Board({ board }: { board: BoardView }) {
  const { t } = useTranslation('organise')
  const { totals, conflicts } = board
  return (
    <>
      {totals.conflicts > 0 && (
        <Alert
          className={styles.conflicts}
          color="delima"
          role="alert"
          mb="md"
          icon={<IconAlertTriangle aria-hidden />}
          title={t('board.conflicts_title', { count: totals.conflicts })}
        >
          <p className={styles.why}>{t('board.conflicts_why')}</p>
          <LogList scans={conflicts} />
        </Alert>
      )}
      <BoardNumbers totals={totals} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <MinutePlot minutes={board.minutes} />
          <GateBars gates={board.gates} />
        </div>
        <section className={styles.panel}>
          <h3>{t('board.last_scans')}</h3>
          {board.scans.length === 0 ? <p>{t('board.no_scans')}</p> : <LogList scans={board.scans} />}
        </section>
      </div>
    </>
  )
}

function PendingBoard() {
  return (
    <div aria-busy>
      <Group grow mb="md">
        <Skeleton height={150} />
      </Group>
      <div className={styles.columns}>
        <Skeleton height={320} />
        <Skeleton height={320} />
      </div>
    </div>
  )
}
