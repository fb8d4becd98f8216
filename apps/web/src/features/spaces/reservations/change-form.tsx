import type { AreaView, SeatView } from '@balai/spaces/areas/contract.ts'
import type { ReservationPatch, ReservationView } from '@balai/spaces/reservations/contract.ts'
import { Button, Group, Stack, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { toProblem } from '../../../api/problem.ts'
import { serverTime } from '../../../api/server-clock.ts'
import { useOneAtATime } from '../../../ui/one-at-a-time.ts'
import { say } from '../../../ui/say.tsx'
import { isoOf, spanOf } from '../map/choice.ts'
import { reservationsKey, useRefreshReservations } from '../reservation-queries.ts'
import { type Answer, answerOf, BookingAnswer } from './booking-answer.tsx'
import { BookingFields } from './booking-fields.tsx'
import { type BookingWish, dateIn } from './booking-time.ts'
import { hasBegun } from './standing.ts'

interface ChangeFormProps {
  readonly reservation: ReservationView
  readonly area: AreaView
  readonly seats: readonly SeatView[]
  readonly onClose: () => void
}

/** Says beforehand what the house would answer; what it refuses after all stays as it was chosen. */
export function ChangeForm({ reservation, area, seats, onClose }: ChangeFormProps) {
  const { t } = useTranslation(['reservations', 'common'])
  const before = spanOf(reservation)
  const [wish, setWish] = useState<BookingWish>({
    ...before,
    seatId: reservation.seat_id,
    date: dateIn(area.time_zone, before.from),
  })
  const [refused, setRefused] = useState<Answer | null>(null)
  const [busy, setBusy] = useState(false)
  const refresh = useRefreshReservations()
  const patch = patchOf(reservation, wish)
  const isOther = Object.keys(patch).length > 0
  const preview = useChangePreview(reservation, patch, isOther)
  const answer = refused ?? preview
  const change = (next: BookingWish) => {
    setRefused(null)
    setWish(next)
  }
  const save = useOneAtATime(async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      const params = { path: { reservationId: reservation.id } }
      const changed = await read(api.PATCH('/api/v1/reservations/{reservationId}', { params, body: patch }))
      await refresh()
      const isAskedAnew = changed.state === 'pending' && reservation.state === 'active'
      say(t(isAskedAnew ? 'change.asked_anew' : 'change.done'))
      onClose()
    } catch (error) {
      setRefused(answerOf(toProblem(error)))
    } finally {
      setBusy(false)
    }
  })
  const isRefused = answer !== null && (answer.isTaken || answer.refusals.length > 0)
  const onlyEnd = hasBegun(reservation, serverTime())
  return (
    <form onSubmit={(event) => void save(event)}>
      <Stack>
        <BookingFields
          area={area}
          seats={seats}
          wish={wish}
          onChange={change}
          ownSeat={reservation.seat_id}
          onlyEnd={onlyEnd}
        />
        {onlyEnd && (
          <Text size="sm" c="dimmed">
            {t('change.only_end')}
          </Text>
        )}
        {answer !== null && (
          <BookingAnswer
            area={area}
            answer={answer}
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
        {area.needs_approval && reservation.state === 'active' && (
          <Text size="sm">{t('change.needs_approval')}</Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={!isOther || isRefused}>
            {t('change.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Only what would be another way. */
function patchOf({ seat_id, from, to }: ReservationView, wish: BookingWish): ReservationPatch {
  return {
    ...(wish.seatId !== seat_id && { seat_id: wish.seatId }),
    ...(wish.from !== Date.parse(from) && { from: isoOf(wish.from) }),
    ...(wish.to !== Date.parse(to) && { to: isoOf(wish.to) }),
  }
}

/** Null: nothing to say yet. */
function useChangePreview(
  { id, seat_id }: ReservationView,
  patch: ReservationPatch,
  isOther: boolean,
): Answer | null {
  const body = { instead_of: id, seat_id, ...patch }
  const { data, error } = useQuery({
    queryKey: [...reservationsKey, 'preview', body],
    enabled: isOther,
    staleTime: 0,
    placeholderData: keepPreviousData,
    queryFn: () => read(api.POST('/api/v1/reservation-previews', { body })),
  })
  if (!isOther) return null
  if (error !== null) return answerOf(toProblem(error))
  if (data === undefined) return null
  return { isTaken: !data.free, refusals: data.refusals, alternatives: data.alternatives, problem: null }
}
