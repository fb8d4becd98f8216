import type { AreaView, SeatView } from '@balai/spaces/areas/contract.ts'
import { Button, Group, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { toProblem } from '../../../api/problem.ts'
import { useWorkKey } from '../../../api/work-key.ts'
import { useOneAtATime } from '../../../ui/one-at-a-time.ts'
import { problemText } from '../../../ui/problem-text.ts'
import { say } from '../../../ui/say.tsx'
import { isoOf, type Span, spanOf } from '../map/choice.ts'
import { useRefreshReservations } from '../reservation-queries.ts'
import { type Answer, answerOf, BookingAnswer } from '../reservations/booking-answer.tsx'
import { BookingFields } from '../reservations/booking-fields.tsx'
import { type BookingWish, dateIn } from '../reservations/booking-time.ts'

interface ReserveForFormProps {
  readonly area: AreaView
  readonly seats: readonly SeatView[]
  readonly date: string
  /** Null: nothing can be reserved any more on this date. */
  readonly soonest: Span | null
  /** One that is free then. */
  readonly firstSeat: SeatView | undefined
  readonly onClose: () => void
}

const hour = 60 * 60_000

export function ReserveForForm({ area, seats, date, soonest, firstSeat, onClose }: ReserveForFormProps) {
  const { t } = useTranslation(['front_desk', 'common'])
  const [username, setUsername] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [wish, setWish] = useState<BookingWish>(() => firstWish(firstSeat ?? seats[0], date, soonest))
  const [refused, setRefused] = useState<Answer | null>(null)
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const keyOf = useWorkKey()
  const refresh = useRefreshReservations()
  const change = (next: BookingWish) => {
    setRefused(null)
    setWish(next)
  }
  const blame = (words: string) => {
    setFault(words)
    field.current?.focus()
  }
  const reserve = useOneAtATime(async (event: FormEvent) => {
    event.preventDefault()
    if (username.trim() === '') return blame(t('needed'))
    setBusy(true)
    setFault(null)
    try {
      const { seatId, from, to } = wish
      const body = { seat_id: seatId, from: isoOf(from), to: isoOf(to), for: username.trim() }
      const headers = keyOf(body)
      const made = await read(api.POST('/api/v1/reservations', { headers, body }))
      await refresh()
      say(t('reserved', { name: made.holder.name, seat: made.seat_number }))
      onClose()
    } catch (error) {
      const problem = toProblem(error)
      if (!problem.isPassing) keyOf.forget()
      if (problem.code === 'unknown_account') blame(problemText(problem))
      else setRefused(answerOf(problem))
    } finally {
      setBusy(false)
    }
  })
  return (
    <form onSubmit={(event) => void reserve(event)} noValidate>
      <Stack>
        <TextInput
          ref={field}
          label={t('username')}
          description={t('username_why')}
          required
          withAsterisk={false}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          data-autofocus
          value={username}
          error={fault}
          onChange={({ currentTarget }) => setUsername(currentTarget.value)}
        />
        <BookingFields area={area} seats={seats} wish={wish} onChange={change} />
        {refused !== null && (
          <BookingAnswer
            area={area}
            answer={refused}
            wish={wish}
            busy={busy}
            onStart={(from) =>
              change({ ...wish, date: dateIn(area.time_zone, from), from, to: from + wish.to - wish.from })
            }
            onTake={({ seat_id, ...span }) =>
              change({ ...spanOf(span), seatId: seat_id, date: dateIn(area.time_zone, spanOf(span).from) })
            }
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('reserve')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function firstWish(seat: SeatView | undefined, date: string, soonest: Span | null): BookingWish {
  const midday = Date.parse(`${date}T05:00:00Z`)
  return { seatId: seat?.id ?? '', date, ...(soonest ?? { from: midday, to: midday + hour }) }
}
