import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { download } from '../../../api/download.ts'
import { toProblem } from '../../../api/problem.ts'
import { problemText } from '../../../ui/problem-text.ts'
import { say } from '../../../ui/say.tsx'

interface CalendarButtonProps {
  readonly eventId: string
  readonly code: string
  readonly icon: ReactNode
}

/** The event as a file that every calendar opens. */
export function CalendarButton({ eventId, code, icon }: CalendarButtonProps) {
  const { t } = useTranslation('events')
  const save = useMutation({
    mutationFn: () => download(`/api/v1/events/${eventId}/calendar.ics`, `${code}.ics`),
    onError: (error) => say(problemText(toProblem(error)), 'failed'),
  })
  return (
    <Button variant="light" leftSection={icon} loading={save.isPending} onClick={() => save.mutate()}>
      {t('detail.add_to_calendar')}
    </Button>
  )
}
