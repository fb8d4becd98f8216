import type { ReservationView } from '@balai/spaces/reservations/contract.ts'
import { useTranslation } from 'react-i18next'
import { formatDateTime, formatSpan } from '../../../i18n/format.ts'
import styles from './reservation-page.module.css'

/** What stands in the book about it. */
export function ReservationFacts({ reservation }: { reservation: ReservationView }) {
  const { t } = useTranslation('reservations')
  const { from, to, time_zone, code, holder, made_by, checked_in_at, ended_at, date, series_id } = reservation
  const at = (instant: string) => formatDateTime(instant, time_zone)
  return (
    <dl className={styles.facts}>
      <dt>{t('detail.when')}</dt>
      <dd>
        {formatSpan(from, to, time_zone)}
        {date !== null && ` (${t('detail.whole_day')})`}
      </dd>
      <dt>{t('detail.code')}</dt>
      <dd className={styles.code} translate="no">
        {code}
      </dd>
      <dt>{t('detail.holder')}</dt>
      <dd>
        <span translate="no">{holder.name}</span>
        {made_by !== 'holder' && `, ${t(`detail.by_${made_by === 'partner' ? 'partner' : 'staff'}`)}`}
      </dd>
      {series_id !== null && (
        <>
          <dt>{t('detail.series')}</dt>
          <dd>{t('detail.series_text')}</dd>
        </>
      )}
      {checked_in_at !== null && (
        <>
          <dt>{t('detail.checked_in')}</dt>
          <dd>{at(checked_in_at)}</dd>
        </>
      )}
      {ended_at !== null && (
        <>
          <dt>{t('detail.ended')}</dt>
          <dd>{at(ended_at)}</dd>
        </>
      )}
    </dl>
  )
}
