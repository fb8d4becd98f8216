import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DoorScan } from './door-store.ts'
import { serialOf } from './qr-text.ts'
import type { JudgedScan } from './scan.ts'
import styles from './scan-row.module.css'
import { isJudged } from './scan-standing.ts'
import { secondOrDay } from './scan-time.ts'
import { isUnsure, verdictOf } from './verdict.ts'
import { refusalText, useVerdictWords } from './verdict-words.ts'
import { useWaitingWords } from './waiting-words.ts'

/** One scan of this device: when, what the screen said, and what the server made of it. */
export function ScanRow({ scan, children }: { scan: DoorScan; children?: ReactNode }) {
  const { t } = useTranslation('door')
  const wordsOf = useVerdictWords()
  const waiting = useWaitingWords()(scan)
  const said = isJudged(scan) ? wordsOf(scan, null) : { title: t('list.untold'), text: null }
  const seen =
    scan.answer === null ? null : wordsOf({ ...scan, verdict: verdictOf(scan.answer) } as JudgedScan, null)
  const isUnchecked = scan.verdict !== null && isUnsure(scan.verdict)
  const isOtherwise = seen !== null && seen.title !== said.title
  const holder = scan.answer?.ticket?.holder_name ?? scan.verdict?.holder ?? null
  return (
    <li className={styles.row} data-state={scan.state}>
      <div className={styles.words}>
        <Text fw={600}>
          {said.title}
          {holder !== null && <span translate="no"> · {holder}</span>}
        </Text>
        <Text size="sm" c="dimmed">
          <span className="numbers">{secondOrDay(scan.scanned_at, scan.event.time_zone)}</span>
          {scan.gate !== null && ` · ${t('gate.name', { gate: scan.gate })}`}
          {` · `}
          <span translate="no">{nameOf(scan)}</span>
        </Text>
        {said.text !== null && !isOtherwise && !isUnchecked && <Text size="sm">{said.text}</Text>}
        {isOtherwise && (
          <Text size="sm">
            {t('list.server_says')} <strong>{seen.title}</strong>
            {seen.text !== null && `. ${seen.text}`}
          </Text>
        )}
        {scan.refusal !== null && (
          <Text size="sm">{t('list.reason', { reason: refusalText(scan.refusal) })}</Text>
        )}
        {waiting !== null && <Text size="sm">{waiting}</Text>}
      </div>
      {children !== undefined && <div className={styles.actions}>{children}</div>}
    </li>
  )
}

/** What people can compare with a ticket. */
function nameOf({ answer, presented }: DoorScan): string {
  if (answer?.ticket) return answer.ticket.code
  const text = 'qr' in presented ? presented.qr : presented.code
  const serial = serialOf(text)
  return serial === null ? text : `#${serial}`
}
