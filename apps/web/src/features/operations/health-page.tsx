import { Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../api/client.ts'
import { formatAgo, formatBytes, formatNumber } from '../../i18n/format.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { LiveDot } from '../../ui/live-dot.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { StatCard, StatCards } from '../../ui/stat-card.tsx'
import { DeadLetterCount } from './dead-letter-count.tsx'
import { HouseFacts } from './house-facts.tsx'
import { Queues } from './queues.tsx'
import type { System } from './system.ts'
import { Upstreams } from './upstreams.tsx'

const every = 5_000

/** How the process that answers, its database and its queues are doing. */
export function HealthPage() {
  const { t } = useTranslation('operations')
  const system = useQuery({
    queryKey: ['system'],
    queryFn: () => read(api.GET('/api/v1/system')),
    refetchInterval: every,
  })
  return (
    <>
      <PageHeader title={t('health.title')}>
        {system.data !== undefined && <LiveDot state={system.isError ? 'waiting' : 'live'} />}
      </PageHeader>
      {system.isPending && <Skeleton h={320} radius="lg" />}
      {system.isError && <ErrorState error={system.error} onRetry={() => void system.refetch()} />}
      {system.data !== undefined && (
        <Stack gap="xl">
          <Numbers system={system.data} />
          <HouseFacts system={system.data} />
          <Queues queues={system.data.queues} />
          <Upstreams upstreams={system.data.upstreams} />
        </Stack>
      )}
    </>
  )
}

/** Events that wait this long are not being worked through. */
const lateAfterSeconds = 60
/** Of the disk. */
const littleSpace = 0.1

function Numbers({
  system: { outbox, memory, disk, database, dead_letters, started_at },
}: {
  system: System
}) {
  const { t } = useTranslation('operations')
  const { pool } = database
  return (
    <StatCards>
      <DeadLetterCount count={dead_letters} />
      <StatCard
        label={t('health.outbox')}
        value={formatNumber(outbox.waiting)}
        hint={t('health.oldest', { seconds: formatNumber(Math.round(outbox.oldest_seconds)) })}
        tone={outbox.oldest_seconds > lateAfterSeconds ? 'bad' : 'good'}
      />
      <StatCard
        label={t('health.pool')}
        value={t('health.of', { some: pool.in_use, all: pool.size })}
        hint={t('health.pool_waiting', { count: pool.waiting })}
        tone={pool.waiting > 0 ? 'warning' : 'good'}
      />
      <StatCard
        label={t('health.memory')}
        value={formatBytes(memory.rss_bytes)}
        hint={t('health.heap', { size: formatBytes(memory.heap_used_bytes) })}
      />
      <StatCard label={t('health.database_size')} value={formatBytes(database.size_bytes)} />
      {disk !== null && (
        <StatCard
          label={t('health.disk')}
          value={formatBytes(disk.free_bytes)}
          hint={t('health.disk_of', { size: formatBytes(disk.total_bytes) })}
          tone={disk.free_bytes < disk.total_bytes * littleSpace ? 'bad' : 'good'}
        />
      )}
      <StatCard label={t('health.started')} value={formatAgo(started_at)} />
    </StatCards>
  )
}
