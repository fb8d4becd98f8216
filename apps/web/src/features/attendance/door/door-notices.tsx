import { useTranslation } from 'react-i18next'
import { serverTime, useClockOffset } from '../../../api/server-clock.ts'
import { formatDateTime } from '../../../i18n/format.ts'
import { EndedLine } from './ended-line.tsx'
import styles from './scanner.module.css'
import { useStorageHealth } from './storage-health.ts'

/** What whoever scans has to know the whole time, because something is not as it should be. */
export function DoorNotices({ timeZone, hasFault }: { timeZone: string; hasFault: boolean }) {
  const { t } = useTranslation('door')
  const health = useStorageHealth()
  const clock = useClockWarning(timeZone)
  return (
    <div>
      <EndedLine />
      <div role="status">
        {health !== 'keeps' && <p className={styles.warning}>{t(`storage.${health}`)}</p>}
        {clock !== null && <p className={styles.warning}>{clock}</p>}
      </div>
      {hasFault && (
        <p className={styles.fault} role="alert">
          {t('not_kept')}
        </p>
      )}
    </div>
  )
}

/** Smaller differences mislead nobody. */
const tolerated = 5 * 60_000

/** Null: the clock of this device is right, or nobody has told it otherwise. */
export function useClockWarning(timeZone?: string): string | null {
  const { t } = useTranslation('door')
  const offset = useClockOffset()
  if (Math.abs(offset) <= tolerated) return null
  const now = Date.now()
  const say = (time: number) => formatDateTime(new Date(time).toISOString(), timeZone)
  return t('clock', { device: say(now), server: say(serverTime(now)) })
}
