import { useTranslation } from 'react-i18next'
import styles from './live-dot.module.css'

export type Liveness = 'connecting' | 'live' | 'waiting' | 'ended'

/** Whether what one sees is of this moment; in words too. */
export function LiveDot({ state }: { state: Liveness }) {
  const { t } = useTranslation()
  return (
    <span className={styles.dot} data-state={state} role="status">
      {t(`live.${state}`)}
    </span>
  )
}
