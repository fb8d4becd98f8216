import { useNetwork } from '@mantine/hooks'
import { IconWifiOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './connection-strip.module.css'

/** Says so while there is no network; what works without it goes on working. */
export function ConnectionStrip() {
  const { t } = useTranslation()
  const { online } = useNetwork()
  return (
    <div role="status">
      {!online && (
        <p className={styles.strip}>
          <IconWifiOff size={18} aria-hidden />
          {t('offline_strip')}
        </p>
      )}
    </div>
  )
}
