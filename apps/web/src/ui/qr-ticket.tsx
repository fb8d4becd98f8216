import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { QrCode } from './qr-code.tsx'
import styles from './qr-ticket.module.css'

interface QrTicketProps {
  /** Null for a ticket that opens nothing any more. */
  readonly qr: string | null
  readonly qrLabel: string
  /** For reading aloud when the camera fails. */
  readonly code: string
  readonly holder: string
  readonly type: string
  readonly note?: ReactNode
  /** When and where. */
  readonly children?: ReactNode
}

/** A ticket as one holds it up: white in either colour scheme, with the QR as large as the phone is wide. */
export function QrTicket({ qr, qrLabel, code, holder, type, note, children }: QrTicketProps) {
  const { t } = useTranslation()
  return (
    <section className={styles.ticket} aria-label={t('ticket_of', { holder })}>
      <div className={styles.stub}>
        <p className={styles.type}>{type}</p>
        <p className={styles.holder}>{holder}</p>
        {children}
      </div>
      <div className={styles.qr}>
        {qr !== null && <QrCode text={qr} label={qrLabel} />}
        <p className={styles.code}>{code}</p>
        {note}
      </div>
    </section>
  )
}
