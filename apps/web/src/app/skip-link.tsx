import { useTranslation } from 'react-i18next'
import styles from './skip-link.module.css'

/** The first stop of the Tab key: past the navigation. */
export function SkipLink() {
  const { t } = useTranslation()
  return (
    <a className={styles.link} href="#content">
      {t('skip_to_content')}
    </a>
  )
}
