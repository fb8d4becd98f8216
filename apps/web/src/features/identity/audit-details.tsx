import { Code } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from './audit-details.module.css'

/** Behind a fold: names and values are the log's own. */
export function AuditDetails({ details }: { details: Readonly<Record<string, unknown>> }) {
  const { t } = useTranslation('people')
  const entries = Object.entries(details)
  if (entries.length === 0) return '–'
  return (
    <details className={styles.details}>
      <summary>{t('audit.show')}</summary>
      {entries.map(([name, value]) => (
        <Code key={name} block>
          {`${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`}
        </Code>
      ))}
    </details>
  )
}
