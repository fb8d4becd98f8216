import type { AreaView, Plan, PlannedSeat, SeatView } from '@balai/spaces/areas/contract.ts'

/** A seat as it is drawn, which the house may not know yet. */
export interface DraftSeat extends Omit<SeatView, 'id' | 'area_id' | 'retired_at' | 'check_in_code'> {
  /** Its name in the editor. */
  readonly key: string
  /** Null: it is new. */
  readonly id: string | null
}

/** What is drawn of an area. */
export interface PlanDraft {
  readonly plan_columns: number
  readonly plan_rows: number
  readonly seats: readonly DraftSeat[]
}

export function draftOf(
  { plan_columns, plan_rows }: Pick<AreaView, 'plan_columns' | 'plan_rows'>,
  seats: readonly SeatView[],
): PlanDraft {
  return { plan_columns, plan_rows, seats: seats.map(draftSeatOf) }
}

function draftSeatOf(seat: SeatView): DraftSeat {
  const { id, number, kind, features, out_of_service } = seat
  return { key: id, id, number, kind, features, out_of_service, ...placeOf(seat) }
}

/** What is other than it was: a seat that is not named stays as it is, also where somebody else has changed it. */
export function planOf(before: PlanDraft, now: PlanDraft): Plan {
  const known = new Map(before.seats.map((seat) => [seat.key, seat]))
  const seats = changedSeats(before, now).map((seat) => plannedOf(known.get(seat.key), seat))
  const standing = new Set(now.seats.map(({ key }) => key))
  const retired = before.seats.flatMap(({ key, id }) => (id === null || standing.has(key) ? [] : [id]))
  return { plan_columns: now.plan_columns, plan_rows: now.plan_rows, seats, retired }
}

/** In the order in which they are sent: a refusal names them by their place in it. */
export function changedSeats(before: PlanDraft, now: PlanDraft): readonly DraftSeat[] {
  const known = new Map(before.seats.map((seat) => [seat.key, seat]))
  return now.seats.filter((seat) => {
    const old = known.get(seat.key)
    return old === undefined || JSON.stringify(old) !== JSON.stringify(seat)
  })
}

export const isChanged = (before: PlanDraft, now: PlanDraft): boolean =>
  JSON.stringify(before) !== JSON.stringify(now)

function plannedOf(before: DraftSeat | undefined, seat: DraftSeat): PlannedSeat {
  const { id, number, kind, out_of_service } = seat
  const features = [...seat.features]
  if (id === null || before === undefined) {
    return { number, kind, features, out_of_service, ...placeOf(seat) }
  }
  return {
    id,
    ...(number !== before.number && { number }),
    ...(kind !== before.kind && { kind }),
    ...(features.join() !== before.features.join() && { features }),
    ...(out_of_service !== before.out_of_service && { out_of_service }),
    ...placeOf(seat),
  }
}

export const placeOf = ({
  plan_column,
  plan_row,
  plan_width,
  plan_height,
}: Pick<DraftSeat, 'plan_column' | 'plan_row' | 'plan_width' | 'plan_height'>) => ({
  plan_column,
  plan_row,
  plan_width,
  plan_height,
})
