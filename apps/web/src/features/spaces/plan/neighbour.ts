import type { SeatPlace } from './plan-seat.tsx'

export type Direction = 'left' | 'right' | 'up' | 'down'

export const directionOf = (key: string): Direction | null => directions[key] ?? null

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

/** The seat that somebody means who goes from this one in a direction: the nearest there, straight ahead before aside. */
export function neighbourOf<Seat extends SeatPlace>(
  seats: readonly Seat[],
  from: Seat,
  direction: Direction,
): Seat | null {
  let nearest: Seat | null = null
  let shortest = Number.POSITIVE_INFINITY
  for (const seat of seats) {
    const way = wayTo(from, seat, direction)
    if (seat === from || way === null || way >= shortest) continue
    nearest = seat
    shortest = way
  }
  return nearest
}

/** To go aside counts more than to go on. */
const asideWeight = 2.5

function wayTo(from: SeatPlace, to: SeatPlace, direction: Direction): number | null {
  const [x, y] = [middleX(to) - middleX(from), middleY(to) - middleY(from)]
  const on = { left: -x, right: x, up: -y, down: y }[direction]
  const aside = Math.abs(direction === 'left' || direction === 'right' ? y : x)
  return on <= 0 ? null : on + aside * asideWeight
}

const middleX = ({ plan_column, plan_width }: SeatPlace) => plan_column + plan_width / 2
const middleY = ({ plan_row, plan_height }: SeatPlace) => plan_row + plan_height / 2
