import type { SeatView } from '@balai/spaces/areas/contract.ts'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { directionOf, neighbourOf } from '../plan/neighbour.ts'
import { PlanBoard, type Zoom } from '../plan/plan-board.tsx'
import { planPicture } from '../plan/plan-picture.ts'
import { PlanSeat } from '../plan/plan-seat.tsx'
import { useSeatWords } from '../plan/seat-words.ts'
import styles from './live-plan.module.css'
import { useLookText } from './look-text.ts'
import type { AreaMap } from './use-area-map.ts'
import type { SeatNews } from './use-seat-news.ts'

interface LivePlanProps {
  readonly map: AreaMap
  readonly news: SeatNews
  readonly zoom: Zoom
  readonly selected: string | undefined
  readonly onSelect: (seatId: string) => void
}

/** The plan as it is at this moment. One seat is reached by Tab, the others from there by arrows. */
export function LivePlan({ map, news, zoom, selected, onSelect }: LivePlanProps) {
  const { t } = useTranslation('spaces')
  const { area, seats, looks } = map
  const { kindText } = useSeatWords()
  const lookText = useLookText(map)
  const board = useRef<HTMLDivElement>(null)
  const [reached, setReached] = useState<string | undefined>(selected)
  const ordered = [...seats].sort(byPlan)
  const stop = (seats.find(({ id }) => id === reached) ?? ordered[0])?.id

  const goTo = (event: KeyboardEvent, seat: SeatView | null | undefined) => {
    event.preventDefault()
    if (seat === null || seat === undefined) return
    const button = board.current?.querySelector<HTMLElement>(`[data-seat="${seat.id}"]`)
    button?.focus({ preventScroll: true })
    button?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  const press = (event: KeyboardEvent, seat: SeatView) => {
    const direction = directionOf(event.key)
    if (direction !== null) goTo(event, neighbourOf(seats, seat, direction))
    else if (event.key === 'Home') goTo(event, ordered[0])
    else if (event.key === 'End') goTo(event, ordered.at(-1))
  }
  return (
    <PlanBoard
      label={t('plan_of', { name: area.name })}
      grid={area}
      picture={planPicture(area)}
      zoom={zoom}
      boardRef={board}
    >
      {seats.map((seat) => (
        <PlanSeat
          key={seat.id}
          place={seat}
          kind={seat.kind}
          look={looks.get(seat.id) ?? 'closed'}
          data-seat={seat.id}
          data-fresh={news.fresh.has(seat.id)}
          data-selected={seat.id === selected}
          tabIndex={seat.id === stop ? 0 : -1}
          aria-label={`${seat.number}, ${kindText(seat.kind)}, ${lookText(seat)}`}
          aria-pressed={seat.id === selected}
          onFocus={() => setReached(seat.id)}
          onKeyDown={(event) => press(event, seat)}
          onAnimationEnd={() => news.settle(seat.id)}
          onClick={() => onSelect(seat.id)}
        >
          <span className={styles.number} data-short={seat.number.length <= 4 * seat.plan_width}>
            {seat.number}
          </span>
        </PlanSeat>
      ))}
    </PlanBoard>
  )
}

/** Row by row, as one reads. */
const byPlan = (a: SeatView, b: SeatView) => a.plan_row - b.plan_row || a.plan_column - b.plan_column
