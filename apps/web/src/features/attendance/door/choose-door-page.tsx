import type { Account } from '@balai/identity/accounts/contract.ts'
import { Alert, Button, Skeleton, Stack } from '@mantine/core'
import { IconClockExclamation, IconDatabaseOff, IconDoor } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { usePages } from '../../../api/pages.ts'
import { toProblem } from '../../../api/problem.ts'
import { heard, useClockOffset } from '../../../api/server-clock.ts'
import { useAccount } from '../../../session/session.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { DoorCard, type DoorEvent } from './door-card.tsx'
import { useClockWarning } from './door-notices.tsx'
import { doorSettings } from './door-settings.ts'
import { keepDoor } from './keep-door.ts'
import { keptPacks } from './offline-pack.ts'
import { OthersLine } from './others-line.tsx'
import { opensOffline, useStorageHealth } from './storage-health.ts'
import { UnsentLine } from './unsent-line.tsx'
import { useDoorScans } from './use-door-scans.ts'

/** Where one scans tonight: the events whose crew one belongs to, and their gates. Without network, those packed before. */
export function ChooseDoorPage() {
  const { t } = useTranslation('door')
  const account = useAccount()
  const doors = useDoors(account)
  const scans = useDoorScans(account.id, null)
  const health = useStorageHealth()
  const clock = useClockWarning()
  useEffect(keepDoor, [])
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t(health === 'keeps' && opensOffline ? 'choose.lead' : 'choose.lead_open')}
      />
      <Stack gap="md">
        {health !== 'keeps' && (
          <Alert color="delima" role="status" icon={<IconDatabaseOff aria-hidden />}>
            {t(`storage.${health}`)}
          </Alert>
        )}
        {clock !== null && (
          <Alert color="kunyit" role="status" icon={<IconClockExclamation aria-hidden />}>
            {clock}
          </Alert>
        )}
        {scans !== null && <UnsentLine scans={scans} />}
        {scans !== null && <OthersLine waiting={scans.others} />}
        {doors.error !== null && <ErrorState error={doors.error} onRetry={doors.retry} />}
        {doors.events === null ? (
          <Skeleton height={148} radius="lg" aria-busy />
        ) : (
          doors.events.map((event) => (
            <DoorCard key={event.id} event={event} accountId={account.id} isLast={event.id === doors.last} />
          ))
        )}
        {doors.events?.length === 0 && doors.error === null && (
          <EmptyState icon={IconDoor} text={t('choose.empty')} />
        )}
        {doors.more !== null && (
          <Button variant="default" onClick={doors.more}>
            {t('choose.more')}
          </Button>
        )}
      </Stack>
    </>
  )
}

/** Doors are still open a while after the end: somebody always comes for a jacket. */
const afterEnd = 6 * 3_600_000

function useDoors({ id: accountId, role }: Account) {
  // once for each clock: a device that is days ahead would ask past tonight
  const offset = useClockOffset()
  const from = useMemo(() => new Date(Date.now() + offset - afterEnd).toISOString(), [offset])
  // an admin manages every event, and is in the crew of none
  const mine = role === 'admin' ? {} : { mine: true }
  const query = { ...mine, from, sort: 'starts_at', limit: 10 } as const
  const listed = usePages(['events', 'door', accountId, offset], (page_key) =>
    read(
      heard(() =>
        api.GET('/api/v1/events', {
          params: { query: page_key === undefined ? query : { ...query, page_key } },
        }),
      ),
    ),
  )
  const packs = useQuery({
    queryKey: ['door', 'packs', accountId],
    queryFn: async () => (await keptPacks(accountId)).map(({ pack }): DoorEvent => pack.event),
    enabled: listed.isError,
  })
  const [{ event: last }] = useState(doorSettings)
  const events = listed.rows?.flatMap((event): DoorEvent[] => {
    const { starts_at, ends_at, my_role } = event
    return my_role === null || starts_at === null || ends_at === null
      ? []
      : [{ ...event, starts_at, ends_at }]
  })
  const packed = packs.data?.filter(({ ends_at }) => ends_at > from)
  const isOffline = listed.isError && toProblem(listed.error).code === 'offline'
  const shown = events ?? packed ?? null
  return {
    last,
    events:
      shown?.toSorted(
        (a, b) => Number(b.id === last) - Number(a.id === last) || compare(a.starts_at, b.starts_at),
      ) ?? null,
    // without network the strip above the page says so already, and what was packed works
    error: listed.isError && !(isOffline && (packed?.length ?? 0) > 0) ? listed.error : null,
    retry: () => void listed.refetch(),
    more: listed.hasNextPage ? () => void listed.fetchNextPage() : null,
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))
