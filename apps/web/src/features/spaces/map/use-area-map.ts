import type { AreaView, SeatView } from '@balai/spaces/areas/contract.ts'
import type { SeatDay } from '@balai/spaces/live/contract.ts'
import type { ReservationView } from '@balai/spaces/reservations/contract.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useNow } from '../../../api/use-now.ts'
import { areasKey } from '../area-queries.ts'
import type { SeatLook } from '../plan/plan-seat.tsx'
import { useUpcoming } from '../reservation-queries.ts'
import { type Choice, overlap, spanOf } from './choice.ts'
import { chosenTime, dateOf, type MapSearch } from './chosen-time.ts'
import { lookOf } from './seat-look.ts'
import { type Slots, slotsOf } from './slots.ts'
import { useLiveDay, type WatchedDay } from './use-live-day.ts'

export interface AreaMap extends WatchedDay {
  readonly area: AreaView
  readonly seats: readonly SeatView[]
  readonly date: string
  readonly today: string
  readonly now: number
  readonly slots: readonly Slots[]
  /** Null: the date is not known yet, or nothing is left of it. */
  readonly choice: Choice | null
  /** How each seat stands in the chosen time. */
  readonly looks: ReadonlyMap<string, SeatLook>
  /** When each is taken on that date. */
  readonly days: ReadonlyMap<string, SeatDay>
  /** The caller's own in the chosen time, by seat. */
  readonly mine: ReadonlyMap<string, ReservationView>
}

const clockEvery = 10_000

/** An area at the time that the address says, as it is at this moment. */
export function useAreaMap(area: AreaView, seats: readonly SeatView[], search: MapSearch): AreaMap {
  const now = useNow(clockEvery)
  const date = dateOf(search, area.time_zone, now)
  const watched = useLiveDay(area.id, date)
  const { day } = watched
  const upcoming = useUpcoming()
  useSeatsOf(area.id, seats, day?.seats)

  const slots = useMemo(() => (day === null ? [] : slotsOf(day, area)), [day, area])
  const days = useMemo(() => new Map(day?.seats.map((seat) => [seat.seat_id, seat])), [day])
  const choice = day === null ? null : chosenTime(search, day, slots, area, now)
  const mine = new Map(
    upcoming
      .filter((each) => each.area_id === area.id && choice !== null && overlap(spanOf(each), choice))
      .map((each) => [each.seat_id, each]),
  )
  const open = day?.open.map(spanOf) ?? []
  const lookNow = ({ id }: SeatView): SeatLook => {
    const seatDay = days.get(id)
    if (mine.has(id)) return 'mine'
    return choice === null || seatDay === undefined ? 'closed' : lookOf(seatDay, choice, open, now)
  }
  const looks = new Map(seats.map((seat) => [seat.id, lookNow(seat)]))
  const today = dateOf({}, area.time_zone, now)
  return { ...watched, area, seats, date, today, now, slots, choice, looks, days, mine }
}

/** Asks for the plan again when the day has other seats than it. */
function useSeatsOf(areaId: string, seats: readonly SeatView[], live: readonly SeatDay[] | undefined): void {
  const queries = useQueryClient()
  const isOther =
    live !== undefined &&
    (live.length !== seats.length || live.some(({ seat_id }) => !seats.some(({ id }) => id === seat_id)))
  useEffect(() => {
    if (isOther) void queries.invalidateQueries({ queryKey: [...areasKey, areaId] })
  }, [isOther, areaId, queries])
}
