import type { ReservationView } from '@balai/spaces/reservations/contract.ts'
import { Button, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../../ui/dialog.tsx'
import { Form } from '../../../ui/form.tsx'
import { say } from '../../../ui/say.tsx'
import { codeIn } from './desk-code.ts'
import { useActs } from './use-acts.ts'

interface CheckInDialogProps {
  readonly reservation: ReservationView
  readonly onClose: () => void
}

/** Whoever has no camera types what stands beneath the QR of the desk. */
export function CheckInDialog({ reservation, onClose }: CheckInDialogProps) {
  const { t } = useTranslation(['reservations', 'reservation_card', 'common'])
  const { checkIn } = useActs(reservation)
  const form = useForm({
    initialValues: { check_in_code: '' },
    validate: { check_in_code: (code) => (codeIn(code) === '' ? t('check_in.needed') : null) },
  })
  const seat = reservation.seat_number
  return (
    <Dialog onClose={onClose} title={t('check_in.title', { seat })}>
      <Text mb="md">{t('check_in.how', { seat })}</Text>
      <Form
        form={form}
        submitLabel={t('reservation_card:act.check_in')}
        onSubmit={async ({ check_in_code }) => {
          await checkIn(codeIn(check_in_code))
          say(t('reservation_card:done.check_in'))
          onClose()
        }}
        actions={
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
        }
      >
        <TextInput
          label={t('check_in.code')}
          description={t('check_in.where')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          data-autofocus
          {...form.getInputProps('check_in_code')}
        />
      </Form>
    </Dialog>
  )
}
