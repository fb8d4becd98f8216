import { Alert, Stack, Title } from '@mantine/core'
import { IconPlugConnected, IconPlugConnectedX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { System } from './system.ts'

/** Other hosts of this installation; none where one process does it all. */
export function Upstreams({ upstreams }: { upstreams: System['upstreams'] }) {
  const { t } = useTranslation('operations')
  if (upstreams.length === 0) return null
  return (
    <section aria-labelledby="upstreams">
      <Title order={2} id="upstreams" mb="sm">
        {t('health.upstreams')}
      </Title>
      <Stack gap="sm">
        {upstreams.map(({ name, reachable, latency_ms, error }) => (
          <Alert
            key={name}
            title={name}
            color={reachable ? 'daun' : 'delima'}
            icon={reachable ? <IconPlugConnected aria-hidden /> : <IconPlugConnectedX aria-hidden />}
          >
            {reachable
              ? t('health.reachable', { ms: latency_ms ?? 0 })
              : t('health.unreachable', { error: error ?? '' })}
          </Alert>
        ))}
      </Stack>
    </section>
  )
}
