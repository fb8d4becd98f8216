import type { ReservationView } from '@balai/spaces/reservations/contract.ts'
import { Button, Text, Title } from '@mantine/core'
import { IconThumbDown, IconThumbUp } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toProblem } from '../../../api/problem.ts'
import { formatSpan } from '../../../i18n/format.ts'
import { CardList } from '../../../ui/card-list.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { DateTile } from '../../../ui/date-tile.tsx'
import { useOneAtATime } from '../../../ui/one-at-a-time.ts'
import { problemText } from '../../../ui/problem-text.ts'
import { say } from '../../../ui/say.tsx'
import card from '../reservations/reservation-card.module.css'
import { useActs } from '../reservations/use-acts.ts'
import { usePending } from './desk-day.ts'

/** What an admin has to decide here, on whichever date; nothing where nothing waits. */
export function PendingSection({ areaId }: { areaId: string }) {
  const { t } = useTranslation('front_desk')
  const pending = usePending(areaId)
  if (pending.rows === undefined || pending.rows.length === 0) return null
  return (
    <section aria-labelledby="pending" style={{ marginBlockEnd: '1.5rem' }}>
      <Title order={2} id="pending" mb="sm">
        {t('pending.title')}
      </Title>
      <CardList
        label={t('pending.title')}
        pages={pending}
        keyOf={({ id }) => id}
        card={(each) => <PendingCard reservation={each} />}
        empty={null}
      />
    </section>
  )
}

function PendingCard({ reservation }: { reservation: ReservationView }) {
  const { t } = useTranslation('front_desk')
  const [isDeclining, setDeclining] = useState(false)
  const { decide } = useActs(reservation)
  const { holder, seat_number, from, to, time_zone, note } = reservation
  const name = holder.name
  const approve = useOneAtATime(async () => {
    try {
      await decide(true)
      say(t('pending.approved', { name }))
    } catch (error) {
      say(problemText(toProblem(error)), 'failed')
    }
  })
  const decline = async () => {
    await decide(false)
    say(t('pending.declined', { name }))
  }
  return (
    <article className={card.card}>
      <DateTile instant={from} timeZone={time_zone} />
      <div className={card.words}>
        <h3 className={card.title} translate="no">{`${seat_number}, ${name}`}</h3>
        <p className={card.fact}>{formatSpan(from, to, time_zone)}</p>
        {note !== '' && <Text size="sm">{note}</Text>}
      </div>
      <div className={card.acts}>
        <Button
          size="sm"
          leftSection={<IconThumbUp size={18} aria-hidden />}
          aria-label={t('pending.approve_named', { name })}
          onClick={() => void approve()}
        >
          {t('pending.approve')}
        </Button>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconThumbDown size={18} aria-hidden />}
          aria-label={t('pending.decline_named', { name })}
          onClick={() => setDeclining(true)}
        >
          {t('pending.decline')}
        </Button>
      </div>
      <ConfirmDialog
        opened={isDeclining}
        onClose={() => setDeclining(false)}
        title={t('pending.decline_title', { name })}
        confirmLabel={t('pending.decline')}
        onConfirm={decline}
      >
        {t('pending.decline_text')}
      </ConfirmDialog>
    </article>
  )
}
