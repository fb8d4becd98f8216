import { Center, Loader, Title } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { ButtonLink } from '../../../ui/links.tsx'
import styles from './bell.module.css'
import { MarkAllButton } from './mark-all-button.tsx'
import { NotificationRow } from './notification-row.tsx'
import { useLatest } from './use-notifications.ts'

/** The newest, below the bell. */
export function Latest({ onLeave }: { onLeave: () => void }) {
  const { t } = useTranslation('notify')
  const { data: latest, error, refetch } = useLatest()
  return (
    <>
      <div className={styles.top}>
        <Title order={2} size="h3">
          {t('title')}
        </Title>
        <MarkAllButton newest={latest?.[0]} variant="subtle" size="sm" />
      </div>
      {latest === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {latest === undefined && error === null && (
        <Center p="md" aria-busy>
          <Loader size="sm" />
        </Center>
      )}
      {latest?.length === 0 && <EmptyState icon={IconBell} text={t('none')} />}
      {latest !== undefined && latest.length > 0 && (
        <ul className={styles.rows}>
          {latest.map((each) => (
            <NotificationRow key={each.id} notification={each} onFollow={onLeave} />
          ))}
        </ul>
      )}
      <ButtonLink to="/notifications" variant="light" fullWidth flex="none" onClick={onLeave}>
        {t('all')}
      </ButtonLink>
    </>
  )
}
