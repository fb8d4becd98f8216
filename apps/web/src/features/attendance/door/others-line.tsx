import { Alert } from '@mantine/core'
import { IconCloudPause } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { WaitingOf } from './scan-store.ts'

/** They wait for whoever made them: nobody else's name may stand under them. */
export function OthersLine({ waiting }: { waiting: readonly WaitingOf[] }) {
  const { t } = useTranslation('door')
  return waiting.map(({ id, name, count }) => (
    <Alert key={id} color="kunyit" icon={<IconCloudPause aria-hidden />}>
      {t('queue.others', { count, name })}
    </Alert>
  ))
}
