import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconBan,
  IconCircleCheck,
  IconHistory,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './result-screen.module.css'
import type { JudgedScan } from './scan.ts'
import { moodOf } from './signals.ts'
import { isUnsure } from './verdict.ts'
import { useVerdictWords } from './verdict-words.ts'
import { useWaitingWords } from './waiting-words.ts'

interface ResultScreenProps {
  readonly scan: JudgedScan | null
  readonly doorsOpenAt: string
  readonly onClose: () => void
  /** Null: this is nothing that can be taken back. */
  readonly onUndo: (() => void) | null
}

const icons = {
  through: IconCircleCheck,
  undone: IconArrowBackUp,
  kept: IconAlertTriangle,
  duplicate: IconHistory,
  refused: IconBan,
}

/** Longer ones are written smaller. */
const longName = 40

/** The answer over the whole screen: a colour, an icon and words. The live region stays, so that it is always heard. */
export function ResultScreen({ scan, doorsOpenAt, onClose, onUndo }: ResultScreenProps) {
  return (
    <div role="alert" aria-atomic="true">
      {scan !== null && (
        <Result key={scan.nonce} scan={scan} doorsOpenAt={doorsOpenAt} onClose={onClose} onUndo={onUndo} />
      )}
    </div>
  )
}

function Result({ scan, doorsOpenAt, onClose, onUndo }: ResultScreenProps & { readonly scan: JudgedScan }) {
  const { t } = useTranslation('door')
  const words = useVerdictWords()(scan, doorsOpenAt)
  const waitingWords = useWaitingWords()
  const mood = moodOf(scan.verdict)
  const Icon = icons[mood]
  const { holder, type, result } = scan.verdict
  // the words of a scan that is kept unchecked say so themselves
  const note = isUnsure(scan.verdict) ? null : waitingWords(scan)
  return (
    <section className={styles.result} data-mood={mood} data-result={result}>
      <button type="button" className={styles.cover} onClick={onClose} aria-label={t('result.close')} />
      <Icon className={styles.icon} stroke={1.75} aria-hidden />
      <div className={styles.words}>
        <p className={styles.title}>{words.title}</p>
        {holder !== null && (
          <p className={styles.holder} data-long={holder.length > longName || undefined} translate="no">
            {holder}
          </p>
        )}
        {type !== null && <p className={styles.type}>{type}</p>}
        {words.text !== null && <p className={styles.text}>{words.text}</p>}
        {note !== null && <p className={styles.note}>{note}</p>}
        {onUndo !== null && (
          <button type="button" className={styles.undo} onClick={onUndo}>
            {t('undo.action')}
          </button>
        )}
      </div>
    </section>
  )
}
