import type { AreaView, SeatView } from '@balai/spaces/areas/contract.ts'
import { NativeSelect, SimpleGrid, Text, TextInput } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../../../api/use-now.ts'
import { formatTime } from '../../../i18n/format.ts'
import { useDay } from '../area-queries.ts'
import { isoOf } from '../map/choice.ts'
import { type BookingWish, choicesOf, dateIn, isOfDate, onDate, startingAt, takenIn } from './booking-time.ts'

interface BookingFieldsProps {
  readonly area: AreaView
  readonly seats: readonly SeatView[]
  readonly wish: BookingWish
  readonly onChange: (wish: BookingWish) => void
  /** Whose own time is not in their way. */
  readonly ownSeat?: string
  /** It has begun: only its end can still change. */
  readonly onlyEnd?: boolean
}

const clockEvery = 30_000

/** Seat, date, beginning and end, by the clock on the wall of the area; what is closed is not offered. */
export function BookingFields({ area, seats, wish, onChange, ownSeat, onlyEnd = false }: BookingFieldsProps) {
  const { t } = useTranslation('reservations')
  const now = useNow(clockEvery)
  const { data: day } = useDay(area.id, wish.date)
  const { starts, ends } = choicesOf(wish, day, area, now)
  const taken = takenIn(day, wish)
  const isMoving = day !== undefined && !onlyEnd && !isOfDate(wish.from, day, area)
  useEffect(() => {
    // a date has been chosen, and now it is known when it is open
    if (isMoving && day !== undefined) onChange(onDate(wish, day, area, now))
  })
  const timeOf = (ms: number) => {
    const time = formatTime(isoOf(ms), area.time_zone)
    return dateIn(area.time_zone, ms) > wish.date ? t('fields.next_day', { time }) : time
  }
  const optionsOf = (times: readonly number[]) =>
    times.map((ms) => ({ value: String(ms), label: timeOf(ms) }))
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <NativeSelect
          label={t('fields.seat')}
          disabled={onlyEnd}
          value={wish.seatId}
          onChange={({ currentTarget }) => onChange({ ...wish, seatId: currentTarget.value })}
          data={seats
            .filter(({ out_of_service, id }) => !out_of_service || id === wish.seatId)
            .map(({ id, number }) => ({
              value: id,
              label: taken.has(id) && id !== ownSeat ? t('fields.taken', { seat: number }) : number,
            }))}
        />
        <TextInput
          type="date"
          label={t('fields.date')}
          disabled={onlyEnd}
          min={dateIn(area.time_zone, now)}
          value={wish.date}
          onChange={({ currentTarget }) =>
            currentTarget.value && onChange({ ...wish, date: currentTarget.value })
          }
        />
        <NativeSelect
          label={t('fields.from')}
          disabled={onlyEnd}
          value={String(wish.from)}
          onChange={({ currentTarget }) =>
            day && onChange(startingAt(wish, Number(currentTarget.value), day, area))
          }
          data={optionsOf(starts)}
        />
        <NativeSelect
          label={t('fields.to')}
          value={String(wish.to)}
          onChange={({ currentTarget }) => onChange({ ...wish, to: Number(currentTarget.value) })}
          data={optionsOf(ends)}
        />
      </SimpleGrid>
      {day?.open.length === 0 && <Text size="sm">{t('fields.closed')}</Text>}
      <ZoneLine zone={area.time_zone} at={wish.from} />
    </>
  )
}

/** Only where the clock of this device shows another time. */
function ZoneLine({ zone, at }: { zone: string; at: number }) {
  const { t } = useTranslation('reservations')
  if (formatTime(isoOf(at), zone) === formatTime(isoOf(at))) return null
  return (
    <Text size="sm" c="dimmed">
      {t('fields.zone', { zone })}
    </Text>
  )
}
