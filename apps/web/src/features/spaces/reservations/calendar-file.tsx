import type { ReservationView } from '@balai/spaces/reservations/contract.ts'
import { Button } from '@mantine/core'
import { IconCalendarDown } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { download } from '../../../api/download.ts'
import { toProblem } from '../../../api/problem.ts'
import { problemText } from '../../../ui/problem-text.ts'
import { say } from '../../../ui/say.tsx'

/** The reservation as a file that every calendar opens. */
export function CalendarFile({ reservation: { id, code } }: { reservation: ReservationView }) {
  const { t } = useTranslation('reservations')
  const save = useMutation({
    mutationFn: () => download(`/api/v1/reservations/${id}/calendar.ics`, `${code}.ics`),
    onError: (error) => say(problemText(toProblem(error)), 'failed'),
  })
  return (
    <Button
      variant="light"
      leftSection={<IconCalendarDown size={18} aria-hidden />}
      loading={save.isPending}
      onClick={() => save.mutate()}
    >
      {t('detail.calendar')}
    </Button>
  )
}
