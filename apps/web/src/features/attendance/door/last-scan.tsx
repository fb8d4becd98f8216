import { IconArrowBackUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { DoorScan } from './door-store.ts'
import type { JudgedScan } from './scan.ts'
import { isJudged, isUndoable } from './scan-standing.ts'
import { secondOrDay } from './scan-time.ts'
import styles from './scanner.module.css'
import { moodOf } from './signals.ts'
import { useVerdictWords } from './verdict-words.ts'

/** What was scanned last, for whoever looked away; a mistake is taken back from here. */
export function LastScan({
  scans,
  onUndo,
}: {
  scans: readonly DoorScan[]
  onUndo: (scan: JudgedScan) => void
}) {
  const { t } = useTranslation('door')
  const wordsOf = useVerdictWords()
  const last = scans.find(isJudged)
  if (last === undefined) return <p className={styles.last}>{t('last.none')}</p>
  return (
    <div className={styles.last} data-mood={moodOf(last.verdict)}>
      <p>
        <span className="numbers">{secondOrDay(last.scanned_at, last.event.time_zone)}</span>{' '}
        <strong>{wordsOf(last, null).title}</strong>
        {last.verdict.holder !== null && <span translate="no"> · {last.verdict.holder}</span>}
      </p>
      {isUndoable(last, scans) && (
        <button type="button" className={styles.plain} onClick={() => onUndo(last)}>
          <IconArrowBackUp size={20} aria-hidden />
          {t('undo.short')}
        </button>
      )}
    </div>
  )
}
