import type { EventView } from '@balai/attendance/events/contract.ts'
import type { TicketView } from '@balai/attendance/tickets/contract.ts'
import { formatSpan } from '../../../i18n/format.ts'
import { OnPaper } from '../../../ui/on-paper.tsx'
import { QrCode } from '../../../ui/qr-code.tsx'
import styles from './print-sheet.module.css'

interface PrintSheetProps {
  readonly event: EventView
  readonly tickets: readonly TicketView[]
  readonly onPrinted: () => void
}

/** Tickets to cut out. */
export function PrintSheet({ event, tickets, onPrinted }: PrintSheetProps) {
  const { title, starts_at, ends_at, time_zone, place } = event
  const when = starts_at === null || ends_at === null ? '' : formatSpan(starts_at, ends_at, time_zone)
  return (
    <OnPaper onPrinted={onPrinted}>
      <div className={styles.sheet}>
        {tickets.map(({ id, qr, code, type_name, holder }) => (
          <div key={id} className={styles.ticket}>
            <div className={styles.qr}>{qr !== null && <QrCode text={qr} label={code} />}</div>
            <div>
              <strong>{title}</strong>
              <p>{when}</p>
              <p>{place}</p>
              <p>{[type_name, holder.name].filter(Boolean).join(' · ')}</p>
              <code>{code}</code>
            </div>
          </div>
        ))}
      </div>
    </OnPaper>
  )
}
