import type { ReservationView } from '@balai/spaces/reservations/contract.ts'
import { Button } from '@mantine/core'
import { IconDoorExit, IconPencil, IconQrcode, IconX } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../../api/use-now.ts'
import { CancelDialog } from './cancel-dialog.tsx'
import { ChangeDialog } from './change-dialog.tsx'
import { CheckInDialog } from './check-in-dialog.tsx'
import { DecidingActs } from './deciding-acts.tsx'
import { LeaveDialog } from './leave-dialog.tsx'
import { actsOf } from './standing.ts'

const clockEvery = 5_000

/** Buttons for what its state allows, with the dialogs behind them. */
export function ReservationActs({ reservation }: { reservation: ReservationView }) {
  const { t } = useTranslation('reservation_card')
  const now = useNow(clockEvery)
  const [asked, setAsked] = useState<'check_in' | 'leave' | 'change' | 'cancel' | null>(null)
  const acts = actsOf(reservation, now)
  const close = () => setAsked(null)
  const named = (act: string) => t('act.named', { act, seat: reservation.seat_number })
  if (acts.includes('confirm') || acts.includes('accept')) return <DecidingActs reservation={reservation} />
  return (
    <>
      {acts.includes('check_in') && (
        <Button
          leftSection={<IconQrcode size={18} aria-hidden />}
          aria-label={named(t('act.check_in'))}
          onClick={() => setAsked('check_in')}
        >
          {t('act.check_in')}
        </Button>
      )}
      {acts.includes('leave') && (
        <Button
          leftSection={<IconDoorExit size={18} aria-hidden />}
          aria-label={named(t('act.leave'))}
          onClick={() => setAsked('leave')}
        >
          {t('act.leave')}
        </Button>
      )}
      {acts.includes('change') && (
        <Button
          variant="default"
          leftSection={<IconPencil size={18} aria-hidden />}
          aria-label={named(t('act.change'))}
          onClick={() => setAsked('change')}
        >
          {t('act.change')}
        </Button>
      )}
      {acts.includes('cancel') && (
        <Button
          variant="default"
          leftSection={<IconX size={18} aria-hidden />}
          aria-label={named(t('act.cancel'))}
          onClick={() => setAsked('cancel')}
        >
          {t('act.cancel')}
        </Button>
      )}
      {/* their texts come when one is opened */}
      <Suspense fallback={null}>
        {asked === 'check_in' && <CheckInDialog reservation={reservation} onClose={close} />}
        {asked === 'leave' && <LeaveDialog reservation={reservation} onClose={close} />}
        {asked === 'change' && <ChangeDialog reservation={reservation} onClose={close} />}
        {asked === 'cancel' && <CancelDialog reservation={reservation} onClose={close} />}
      </Suspense>
    </>
  )
}
