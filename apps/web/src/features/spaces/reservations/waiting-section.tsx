import type { WaitlistEntry } from '@balai/spaces/waitlist/contract.ts'
import { Button, Text, Title } from '@mantine/core'
import { IconHourglass } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { CardList } from '../../../ui/card-list.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { rowsOf } from '../../../ui/rows.ts'
import { say } from '../../../ui/say.tsx'
import { useRefreshReservations } from '../reservation-queries.ts'
import { useWaiting } from './mine.ts'
import { WishCard } from './wish-card.tsx'

/** The queues that somebody stands in. What is offered to them stands among their reservations. */
export function WaitingSection() {
  const { t } = useTranslation('reservations')
  const waiting = useWaiting()
  useNewOffers(waiting.data)
  const entries = waiting.data?.filter(({ state }) => state === 'waiting')
  return (
    <section aria-labelledby="waitlist">
      <Title order={2} id="waitlist" mb="sm">
        {t('waiting.title')}
      </Title>
      <CardList
        label={t('waiting.title')}
        pages={rowsOf({ ...waiting, data: entries })}
        keyOf={({ id }) => id}
        card={(entry) => <WaitingCard entry={entry} />}
        empty={<Text c="dimmed">{t('waiting.none')}</Text>}
      />
    </section>
  )
}

function WaitingCard({ entry }: { entry: WaitlistEntry }) {
  const { t } = useTranslation('reservations')
  const [isLeaving, setLeaving] = useState(false)
  const refresh = useRefreshReservations()
  const leave = async () => {
    const params = { path: { entryId: entry.id } }
    await read(api.DELETE('/api/v1/waitlist-entries/{entryId}', { params }))
    await refresh()
    say(t('waiting.left'))
  }
  const ahead = entry.ahead ?? 0
  return (
    <WishCard wish={entry} icon={IconHourglass} fact={t('waiting.ahead', { count: ahead })}>
      <Button variant="default" onClick={() => setLeaving(true)}>
        {t('waiting.leave')}
      </Button>
      <ConfirmDialog
        opened={isLeaving}
        onClose={() => setLeaving(false)}
        title={t('waiting.leave_title')}
        confirmLabel={t('waiting.leave')}
        onConfirm={leave}
      >
        {t('waiting.leave_text')}
      </ConfirmDialog>
    </WishCard>
  )
}

/** An offer is a reservation too, which is asked for as soon as it is known. */
function useNewOffers(entries: readonly WaitlistEntry[] | undefined): void {
  const refresh = useRefreshReservations()
  const offers = entries?.flatMap(({ offer }) => offer?.reservation_id ?? []).join(' ')
  const known = useRef(offers)
  useEffect(() => {
    if (known.current !== undefined && known.current !== offers) void refresh()
    known.current = offers
  }, [offers, refresh])
}
