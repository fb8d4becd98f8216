import type { AreaView, SeatView } from '@balai/spaces/areas/contract.ts'
import { useTranslation } from 'react-i18next'
import { QrCode } from '../../../../ui/qr-code.tsx'
import styles from './desk-sign.module.css'

/** One sign, on the screen as on paper: dark on white, for a phone to read. */
export function DeskSign({ area, seat }: { area: AreaView; seat: SeatView }) {
  const { t } = useTranslation('spaces_admin')
  const address = `${location.origin}/check-in/${seat.check_in_code ?? ''}`
  return (
    <div className={styles.sign}>
      <div className={styles.qr}>
        <QrCode text={address} label={t('signs.qr_of', { number: seat.number })} />
      </div>
      <strong className={styles.number} translate="no">
        {seat.number}
      </strong>
      <span translate="no">{area.name}</span>
      <span className={styles.hint}>{t('signs.hint')}</span>
      <code className={styles.address}>{address.replace(/^https?:\/\//, '')}</code>
    </div>
  )
}
