import type { ReservationView } from '@balai/spaces/reservations/contract.ts'
import { Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatSpan } from '../../../i18n/format.ts'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { say } from '../../../ui/say.tsx'
import { useActs } from './use-acts.ts'

interface CancelDialogProps {
  readonly reservation: ReservationView
  readonly onClose: () => void
}

/** Gives a seat back; of a series this one, or all that have not begun. */
export function CancelDialog({ reservation, onClose }: CancelDialogProps) {
  const { t } = useTranslation(['reservations', 'reservation_card'])
  const [which, setWhich] = useState('this')
  const acts = useActs(reservation)
  const { seat_number: seat, area_name: area, from, to, time_zone, series_id } = reservation
  const cancel = async () => {
    await (which === 'rest' ? acts.cancelSeries() : acts.cancel())
    say(t(which === 'rest' ? 'cancel.series_done' : 'reservation_card:done.cancel'))
  }
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t('cancel.title')}
      confirmLabel={t(which === 'rest' ? 'cancel.confirm_rest' : 'cancel.confirm')}
      cancelLabel={t('cancel.keep')}
      onConfirm={cancel}
    >
      <Stack>
        <div>
          <Text fw={600} translate="no">{`${seat}, ${area}`}</Text>
          <Text>{formatSpan(from, to, time_zone)}</Text>
        </div>
        {series_id !== null && (
          <Radio.Group label={t('cancel.which')} value={which} onChange={setWhich}>
            <Stack gap="xs" mt="xs">
              <Radio value="this" label={t('cancel.this')} />
              <Radio value="rest" label={t('cancel.rest')} />
            </Stack>
          </Radio.Group>
        )}
        <Text>{t('cancel.text')}</Text>
      </Stack>
    </ConfirmDialog>
  )
}
