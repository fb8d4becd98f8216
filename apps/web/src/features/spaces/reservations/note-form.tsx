import type { ReservationView } from '@balai/spaces/reservations/contract.ts'
import { Card, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { Form } from '../../../ui/form.tsx'
import { LeaveGuard } from '../../../ui/leave-guard.tsx'
import { say } from '../../../ui/say.tsx'
import { useActs } from './use-acts.ts'

/** What somebody wants to remember, or the front desk should know. */
export function NoteForm({ reservation }: { reservation: ReservationView }) {
  const { t } = useTranslation(['reservations', 'common'])
  const { keepNote } = useActs(reservation)
  const form = useForm({ initialValues: { note: reservation.note } })
  return (
    <Card component="section" aria-label={t('note.label')}>
      <Form
        form={form}
        submitLabel={t('note.save')}
        onSubmit={async ({ note }) => {
          await keepNote(note.trim())
          form.resetDirty()
          say(t('common:saved'))
        }}
      >
        <Textarea
          label={t('note.label')}
          description={t('note.why')}
          maxLength={500}
          {...form.getInputProps('note')}
        />
      </Form>
      <LeaveGuard isUnsaved={() => form.isDirty()} />
    </Card>
  )
}
