import { useTranslation } from 'react-i18next'
import { askForLogIn, useLaterLogIn } from '../../../session/log-in-prompt.ts'
import { useSession } from '../../../session/session.ts'
import styles from './scanner.module.css'
import { useStorageHealth } from './storage-health.ts'

/** A log-in over the camera would hold up the queue of guests; here it waits for a moment without any. */
export function EndedLine() {
  const { t } = useTranslation('door')
  const now = useSession()
  const health = useStorageHealth()
  useLaterLogIn()
  const isEnded = now.kind === 'somebody' && now.standing === 'ended'
  return (
    <div role="status">
      {isEnded && (
        <div className={styles.ended}>
          <p>{t(health === 'keeps' ? 'ended.text' : 'ended.unkept')}</p>
          <button type="button" className={styles.plain} onClick={askForLogIn}>
            {t('ended.log_in')}
          </button>
        </div>
      )}
    </div>
  )
}
