import type { ReservationView } from '@balai/spaces/reservations/contract.ts'
import { Button, Group, Text } from '@mantine/core'
import { IconArmchair, IconCircleCheck, IconClock, IconDoorExit } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatAgo, formatDateTime, formatSpan, formatTime } from '../../../i18n/format.ts'
import { ButtonLink } from '../../../ui/links.tsx'
import { dateIn } from '../reservations/booking-time.ts'
import { DecidingActs } from '../reservations/deciding-acts.tsx'
import { LeaveDialog } from '../reservations/leave-dialog.tsx'
import { stateLooks } from '../reservations/reservation-state.tsx'
import { StandingText } from '../reservations/standing-text.tsx'
import { useActs, useAtOnce } from '../reservations/use-acts.ts'
import { BigCard } from './big-card.tsx'

interface MineHereProps {
  readonly reservation: ReservationView
  readonly code: string
  readonly now: number
}

/** The reservation of whoever stands here: checks in with one tap, or says why not yet. */
export function MineHere({ reservation, code, now }: MineHereProps) {
  const { t } = useTranslation(['reservations', 'reservation_card'])
  const { state, from, to, time_zone, check_in_from } = reservation
  const acts = useActs(reservation)
  const { busy, run } = useAtOnce()
  const span = <Text fw={600}>{formatSpan(from, to, time_zone)}</Text>
  if (state === 'checked_in') return <CheckedIn reservation={reservation} />
  if (state === 'active' && Date.parse(check_in_from) > now) {
    const isSoon = Date.parse(check_in_from) - now < anHour
    return (
      <BigCard tone="wait" icon={IconClock} title={t(isSoon ? 'desk.early' : 'desk.later')}>
        {span}
        <Text>
          {t('desk.early_text', {
            time: dayOrTime(check_in_from, time_zone, now),
            ago: formatAgo(check_in_from, now),
          })}
        </Text>
        <Details reservation={reservation} />
      </BigCard>
    )
  }
  if (state === 'active') {
    return (
      <BigCard tone="good" icon={IconArmchair} title={t('desk.yours')}>
        {span}
        <Button
          size="lg"
          fullWidth
          leftSection={<IconCircleCheck size={24} aria-hidden />}
          loading={busy === 'check_in'}
          onClick={() => void run('check_in', () => acts.checkIn(code))}
        >
          {t('reservation_card:act.check_in')}
        </Button>
        <Details reservation={reservation} />
      </BigCard>
    )
  }
  return (
    <BigCard tone="wait" icon={stateLooks[state].icon} title={t(`reservation_card:state.${state}`)}>
      {span}
      <StandingText reservation={reservation} state={state} />
      {(state === 'held' || state === 'offered') && (
        <Group justify="center">
          <DecidingActs reservation={reservation} />
        </Group>
      )}
      <Details reservation={reservation} />
    </BigCard>
  )
}

const anHour = 60 * 60_000

const dayOrTime = (instant: string, zone: string, now: number) =>
  dateIn(zone, Date.parse(instant)) === dateIn(zone, now)
    ? formatTime(instant, zone)
    : formatDateTime(instant, zone)

function CheckedIn({ reservation }: { reservation: ReservationView }) {
  const { t } = useTranslation(['reservations', 'reservation_card'])
  const [isLeaving, setLeaving] = useState(false)
  const { to, time_zone } = reservation
  return (
    <BigCard tone="good" icon={IconCircleCheck} title={t('desk.checked_in')}>
      <Text size="lg">{t('desk.until', { time: formatTime(to, time_zone) })}</Text>
      <Group justify="center">
        <Button
          variant="default"
          leftSection={<IconDoorExit size={18} aria-hidden />}
          onClick={() => setLeaving(true)}
        >
          {t('reservation_card:act.leave')}
        </Button>
        <Details reservation={reservation} />
      </Group>
      {isLeaving && <LeaveDialog reservation={reservation} onClose={() => setLeaving(false)} />}
    </BigCard>
  )
}

function Details({ reservation: { id } }: { reservation: ReservationView }) {
  const { t } = useTranslation('reservations')
  return (
    <ButtonLink to="/reservations/$reservationId" params={{ reservationId: id }} variant="subtle">
      {t('desk.details')}
    </ButtonLink>
  )
}
