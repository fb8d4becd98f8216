import type { AreaView, SeatPlace } from '@balai/spaces/areas/contract.ts'
import { Button, NativeSelect, Text } from '@mantine/core'
import { IconArmchair } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, read } from '../../../api/client.ts'
import { toProblem } from '../../../api/problem.ts'
import { serverTime } from '../../../api/server-clock.ts'
import { useWorkKey } from '../../../api/work-key.ts'
import { formatTime } from '../../../i18n/format.ts'
import { ButtonLink } from '../../../ui/links.tsx'
import { useOneAtATime } from '../../../ui/one-at-a-time.ts'
import { say } from '../../../ui/say.tsx'
import { isoOf } from '../map/choice.ts'
import { reservationsKey, useRefreshReservations } from '../reservation-queries.ts'
import { type Answer, answerOf, BookingAnswer } from '../reservations/booking-answer.tsx'
import { BigCard } from './big-card.tsx'

interface SitDownProps {
  readonly area: AreaView
  readonly place: SeatPlace
  readonly code: string
  readonly ends: readonly number[]
  readonly until: number
}

const usualMs = 120 * 60_000

/** A free seat, for whoever stands before it: from this moment on, and checked in at once. */
export function SitDown({ area, place, code, ends, until }: SitDownProps) {
  const { t } = useTranslation(['reservations', 'reservation_card'])
  const { seat_id, time_zone: zone } = place
  const [chosen, setChosen] = useState<number | null>(null)
  const [refused, setRefused] = useState<Answer | null>(null)
  const [busy, setBusy] = useState(false)
  const refresh = useRefreshReservations()
  const keyOf = useWorkKey()
  const usual = ends.findLast((end) => end - serverTime() <= usualMs) ?? ends[0]
  const to = chosen !== null && ends.includes(chosen) ? chosen : usual
  const preview = useSitPreview(seat_id, to)
  const reserve = useOneAtATime(async () => {
    if (to === undefined) return
    setBusy(true)
    setRefused(null)
    try {
      const body = { seat_id, to: isoOf(to) }
      // what was refused is asked anew, and what was never answered is not reserved twice
      const headers = keyOf(body)
      const made = await read(api.POST('/api/v1/reservations', { headers, body }))
      if (made.state === 'active')
        await read(api.POST('/api/v1/check-ins', { body: { check_in_code: code } }))
      say(t(made.state === 'active' ? 'reservation_card:done.check_in' : 'desk.asked'))
    } catch (error) {
      const problem = toProblem(error)
      if (!problem.isPassing) keyOf.forget()
      setRefused(answerOf(problem))
    } finally {
      await refresh()
      setBusy(false)
    }
  })
  const answer = refused ?? preview
  // longer than anybody may stay: when it ends is of no interest
  const isLong = until - serverTime() > area.max_minutes * 60_000
  const time = (ms: number) => formatTime(isoOf(ms), zone)
  return (
    <BigCard
      tone="good"
      icon={IconArmchair}
      title={isLong ? t('desk.free_now') : t('desk.free', { time: time(until) })}
    >
      {to === undefined ? (
        <Text>{t('desk.too_short')}</Text>
      ) : (
        <>
          <NativeSelect
            w="100%"
            label={t('desk.how_long')}
            value={String(to)}
            onChange={({ currentTarget }) => {
              setRefused(null)
              setChosen(Number(currentTarget.value))
            }}
            data={ends.map((end) => ({ value: String(end), label: t('desk.end', { time: time(end) }) }))}
          />
          <Button
            size="lg"
            fullWidth
            loading={busy}
            disabled={answer !== null && answer.refusals.length > 0}
            onClick={() => void reserve()}
          >
            {t(area.needs_approval ? 'desk.ask' : 'desk.sit', { time: time(to) })}
          </Button>
        </>
      )}
      {answer !== null && to !== undefined && (
        <BookingAnswer
          area={area}
          answer={{ ...answer, alternatives: [] }}
          wish={{ from: serverTime(), to }}
          busy={busy}
          onStart={null}
        />
      )}
      <ButtonLink to="/spaces/$areaId" params={{ areaId: place.area_id }} variant="subtle">
        {t('desk.other_seats')}
      </ButtonLink>
    </BigCard>
  )
}

/** Whether the rules allow it, before anybody presses. */
function useSitPreview(seatId: string, to: number | undefined): Answer | null {
  const body = { seat_id: seatId, to: isoOf(to ?? 0) }
  const { data } = useQuery({
    queryKey: [...reservationsKey, 'preview', body],
    enabled: to !== undefined,
    queryFn: () => read(api.POST('/api/v1/reservation-previews', { body })),
  })
  if (data === undefined || data.allowed) return null
  return { isTaken: false, refusals: data.refusals, alternatives: [], problem: null }
}
