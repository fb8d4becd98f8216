import type { ReservationView } from '@balai/spaces/reservations/contract.ts'
import { Card, Group, Skeleton, Stack, Text, Title } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../../api/use-now.ts'
import { formatDateTime, formatDay } from '../../../i18n/format.ts'
import { useSession } from '../../../session/session.ts'
import { ErrorState } from '../../../ui/error-state.tsx'
import { AnchorLink } from '../../../ui/links.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { CalendarFile } from './calendar-file.tsx'
import { useReservation } from './mine.ts'
import { NoteForm } from './note-form.tsx'
import { ReservationActs } from './reservation-acts.tsx'
import { ReservationFacts } from './reservation-facts.tsx'
import styles from './reservation-page.module.css'
import { stateLooks } from './reservation-state.tsx'
import { standingOf } from './standing.ts'
import { StandingText } from './standing-text.tsx'
import { useTurns } from './use-turns.ts'

const route = getRouteApi('/shell/reservations/$reservationId')

/** One reservation: how it stands, and all that can be done with it. */
export function ReservationPage() {
  const { t } = useTranslation('reservations')
  const { reservationId } = route.useParams()
  const { data, error, refetch } = useReservation(reservationId)
  const back = { to: '/reservations', label: t('title') }
  if (data !== undefined) return <Reservation reservation={data} />
  return (
    <>
      <PageHeader title={t('detail.title')} back={back} />
      {error === null ? (
        <Skeleton height={320} radius="lg" />
      ) : (
        <ErrorState error={error} onRetry={() => void refetch()} />
      )}
    </>
  )
}

function Reservation({ reservation }: { reservation: ReservationView }) {
  const { t } = useTranslation(['reservations', 'reservation_card'])
  const now = useNow(5_000)
  useTurns([reservation])
  const session = useSession()
  const { seat_number: seat, area_name, area_id, from, time_zone, holder, state: told } = reservation
  const isMine = session.kind === 'somebody' && session.account.id === holder.account_id
  const state = standingOf(reservation, now)
  const { icon: Icon, color } = stateLooks[state]
  const isOver = state === 'expired' || ['completed', 'cancelled', 'declined', 'no_show'].includes(state)
  return (
    <>
      <PageHeader
        title={t('detail.of', { seat })}
        documentTitle={`${t('detail.of', { seat })}, ${formatDay(from, time_zone)}`}
        back={
          isMine ? { to: '/reservations', label: t('title') } : { to: '/front-desk', label: t('detail.desk') }
        }
        lead={
          <AnchorLink to="/spaces/$areaId" params={{ areaId: area_id }} translate="no">
            {area_name}
          </AnchorLink>
        }
      />
      <div className={styles.columns}>
        <Card component="section" aria-labelledby="standing" className={styles.standing} data-color={color}>
          <Group wrap="nowrap" align="flex-start">
            <span className={styles.icon} data-color={color} aria-hidden>
              <Icon size={30} stroke={1.75} />
            </span>
            <div aria-live="polite">
              <Title order={2} id="standing">
                {t(`reservation_card:state.${state}`)}
              </Title>
              <StandingText reservation={reservation} state={state} />
            </div>
          </Group>
          {isMine && (
            <Group gap="sm" mt="lg" className={styles.acts}>
              <ReservationActs reservation={reservation} />
            </Group>
          )}
        </Card>
        <Card component="section" aria-label={t('detail.title')}>
          <ReservationFacts reservation={reservation} />
          <Stack gap="sm" mt="md" align="flex-start">
            {['pending', 'active', 'checked_in', 'completed'].includes(told) && (
              <CalendarFile reservation={reservation} />
            )}
          </Stack>
        </Card>
        {isMine && !isOver && state !== 'offered' && <NoteForm reservation={reservation} />}
      </div>
      <Text size="sm" c="dimmed" mt="md">
        {t('detail.made', { time: formatDateTime(reservation.created_at, time_zone) })}
      </Text>
    </>
  )
}
