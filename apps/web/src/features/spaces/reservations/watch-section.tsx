import type { SeatWatch } from '@balai/spaces/waitlist/contract.ts'
import { Button, Text, Title } from '@mantine/core'
import { IconBellRinging } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { toProblem } from '../../../api/problem.ts'
import { serverTime } from '../../../api/server-clock.ts'
import { formatDateTime } from '../../../i18n/format.ts'
import { CardList } from '../../../ui/card-list.tsx'
import { ButtonLink } from '../../../ui/links.tsx'
import { problemText } from '../../../ui/problem-text.ts'
import { rowsOf } from '../../../ui/rows.ts'
import { say } from '../../../ui/say.tsx'
import { useRefreshReservations } from '../reservation-queries.ts'
import { useWatches } from './mine.ts'
import { WishCard } from './wish-card.tsx'

/** Seats of which somebody wants to be told when they are free; nothing where nobody asked. */
export function WatchSection() {
  const { t } = useTranslation('reservations')
  const watches = useWatches()
  const coming = watches.data?.filter(({ to }) => Date.parse(to) > serverTime())
  if (coming === undefined || coming.length === 0) return null
  return (
    <section aria-labelledby="watches">
      <Title order={2} id="watches" mb={4}>
        {t('watches.title')}
      </Title>
      <Text c="dimmed" mb="sm">
        {t('watches.lead')}
      </Text>
      <CardList
        label={t('watches.title')}
        pages={rowsOf({ ...watches, data: coming })}
        keyOf={({ id }) => id}
        card={(watch) => <WatchCard watch={watch} />}
        empty={null}
      />
    </section>
  )
}

function WatchCard({ watch }: { watch: SeatWatch }) {
  const { t } = useTranslation('reservations')
  const { id, told_at, time_zone, area_id } = watch
  const [busy, setBusy] = useState(false)
  const refresh = useRefreshReservations()
  const stop = async () => {
    setBusy(true)
    try {
      await read(api.DELETE('/api/v1/seat-watches/{watchId}', { params: { path: { watchId: id } } }))
      await refresh()
      say(t('watches.stopped'))
    } catch (error) {
      say(problemText(toProblem(error)), 'failed')
    } finally {
      setBusy(false)
    }
  }
  const fact =
    told_at === null ? t('watches.waits') : t('watches.told', { time: formatDateTime(told_at, time_zone) })
  return (
    <WishCard wish={watch} icon={IconBellRinging} fact={fact}>
      {told_at !== null && (
        <ButtonLink to="/spaces/$areaId" params={{ areaId: area_id }}>
          {t('watches.look')}
        </ButtonLink>
      )}
      <Button variant="default" loading={busy} onClick={() => void stop()}>
        {t(told_at === null ? 'watches.stop' : 'watches.forget')}
      </Button>
    </WishCard>
  )
}
