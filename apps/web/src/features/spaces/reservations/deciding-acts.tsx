import type { ReservationView } from '@balai/spaces/reservations/contract.ts'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Countdown } from '../map/countdown.tsx'
import { useRefreshReservations } from '../reservation-queries.ts'
import { useActs, useAtOnce } from './use-acts.ts'

/** Of a seat that is held or offered: how long it still is, to take it, or to let it go. */
export function DecidingActs({ reservation }: { reservation: ReservationView }) {
  const { t } = useTranslation('reservation_card')
  const acts = useActs(reservation)
  const { busy, run } = useAtOnce()
  const refresh = useRefreshReservations()
  const take = reservation.state === 'offered' ? 'accept' : 'confirm'
  return (
    <>
      <Countdown held={reservation} onEnd={() => void refresh()} small />
      <Button
        loading={busy === take}
        disabled={busy !== null && busy !== take}
        onClick={() => void run(take, acts[take])}
      >
        {t(`act.${take}`)}
      </Button>
      <Button
        variant="default"
        loading={busy === 'cancel'}
        disabled={busy !== null && busy !== 'cancel'}
        onClick={() => void run('cancel', acts.cancel)}
      >
        {t(take === 'accept' ? 'act.let_pass' : 'act.let_go')}
      </Button>
    </>
  )
}
