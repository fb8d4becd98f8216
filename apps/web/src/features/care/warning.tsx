import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Language, language } from '../../i18n/i18n.ts'
import styles from './warning.module.css'

/** In both languages, whichever the page has: a medicine may be read about by two. Nobody can put it away. */
export function Warning() {
  const { t } = useTranslation('care')
  const inOrder: readonly Language[] = language() === 'id' ? ['id', 'en'] : ['en', 'id']
  return (
    <aside className={styles.warning} aria-label={t(`warning.title_${language()}`)}>
      <IconAlertTriangle size={28} aria-hidden className={styles.icon} />
      <div className={styles.words}>
        {inOrder.map((each) => (
          <div key={each} lang={each}>
            <p className={styles.title}>{t(`warning.title_${each}`)}</p>
            <p className={styles.text}>{t(`warning.text_${each}`)}</p>
          </div>
        ))}
      </div>
    </aside>
  )
}
