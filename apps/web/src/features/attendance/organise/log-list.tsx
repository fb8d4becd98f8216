import type { LogEntry, ScanResult } from '@balai/attendance/door/contract.ts'
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleX,
  IconCopy,
  IconDoorExit,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatSecond } from '../../../i18n/format.ts'
import styles from './log-list.module.css'
import { useOrganisedEvent } from './organised-event.ts'

/** Scans as they came, newest first, each with a sign and a word. */
export function LogList({ scans }: { scans: readonly LogEntry[] }) {
  return (
    <ol className={styles.list}>
      {scans.map((scan) => (
        <Scan key={scan.scan_id} scan={scan} />
      ))}
    </ol>
  )
}

function Scan({ scan }: { scan: LogEntry }) {
  const { t } = useTranslation('organise')
  const { time_zone } = useOrganisedEvent()
  const { result, ticket, ticket_id, gate, received_at, released, first } = scan
  const { icon: Icon, tone } = signs[result] ?? refusal
  return (
    <li className={styles.scan} data-tone={tone}>
      <Icon className={styles.icon} size={24} aria-hidden />
      <div className={styles.words}>
        <div className={styles.who} translate="no">
          {ticket?.holder_name || ticket?.code || ticket_id}
        </div>
        <div className={styles.what}>
          <strong>{t(`results.${result}`)}</strong>
          {released === 'undo' && ` · ${t('board.undone_since')}`}
          {gate !== null && ` · ${gate}`}
          {first !== null && first.gate !== null && result !== 'exited' && (
            <> · {t('board.first', { at: formatSecond(first.at, time_zone), gate: first.gate })}</>
          )}
        </div>
      </div>
      <time className={styles.at} dateTime={received_at}>
        {formatSecond(received_at, time_zone)}
      </time>
    </li>
  )
}

const refusal = { icon: IconCircleX, tone: 'bad' }

/** Results that are not plain refusals. */
const signs: Partial<Record<ScanResult, typeof refusal>> = {
  admitted: { icon: IconCircleCheck, tone: 'good' },
  duplicate: { icon: IconCopy, tone: 'warning' },
  conflict: { icon: IconAlertTriangle, tone: 'bad' },
  exited: { icon: IconDoorExit, tone: 'plain' },
  undone: { icon: IconArrowBackUp, tone: 'plain' },
}
