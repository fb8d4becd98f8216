import type { SeatView } from '@balai/spaces/areas/contract.ts'
import type { ComponentProps, CSSProperties } from 'react'
import styles from './plan-seat.module.css'

export type SeatPlace = Pick<SeatView, 'plan_column' | 'plan_row' | 'plan_width' | 'plan_height'>

/** How a seat looks; each has a pattern of its own besides its colour. */
export type SeatLook = 'free' | 'held' | 'reserved' | 'in_use' | 'closed' | 'mine'

interface PlanSeatProps extends ComponentProps<'button'> {
  readonly place: SeatPlace
  readonly kind: SeatView['kind']
  readonly look: SeatLook
}

/** A seat on a `PlanBoard`, to be pressed. What it is and how it stands must be said by its name too. */
export function PlanSeat({ place, kind, look, ...button }: PlanSeatProps) {
  return (
    <button
      type="button"
      {...button}
      className={styles.seat}
      data-kind={kind}
      data-look={look}
      style={fieldsOf(place)}
    />
  )
}

/** The same look in small, for a legend. */
export const SeatSwatch = ({ look }: { look: SeatLook }) => (
  <span className={styles.swatch} data-look={look} aria-hidden />
)

/** For what else lies on the fields of a board: where it begins and how far it goes, as its styles ask for. */
export const fieldsOf = (place: SeatPlace): CSSProperties =>
  ({
    '--column': place.plan_column,
    '--row': place.plan_row,
    '--width': place.plan_width,
    '--height': place.plan_height,
  }) as CSSProperties
