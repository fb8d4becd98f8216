import { Role } from '@balai/contract/principal.ts'
import { Instant, Line, nullable, Page, PageQuery, TimeZone, Uuid } from '@balai/contract/schema.ts'
import { type Static, Type } from 'typebox'
import { OpeningHours } from '../hours/contract.ts'

const week = 7 * 1_440

export const AreaKind = Type.Union([
  Type.Literal('coworking'),
  Type.Literal('cafe'),
  Type.Literal('library'),
  Type.Literal('meeting_room'),
])
export type AreaKind = Static<typeof AreaKind>

/** How much one person may have reserved here on a day or in a week (Monday to Sunday, by the wall of the area). */
export const Quota = Type.Object({
  role: nullable({ ...Role, description: 'Whom it holds for; null: everybody' }),
  per: Type.Union([Type.Literal('day'), Type.Literal('week')]),
  count: nullable(Type.Integer({ minimum: 1, maximum: 1_000, description: 'Reservations' })),
  minutes: nullable(Type.Integer({ minimum: 1, maximum: week })),
})
export type Quota = Static<typeof Quota>

const minutes = (minimum: number, maximum: number, description: string) =>
  Type.Integer({ minimum, maximum, description })

/** What may be reserved here, and what becomes of it. */
export const AreaRules = Type.Object({
  step_minutes: minutes(5, 1_440, 'Reservations begin and end at multiples of it after midnight'),
  min_minutes: minutes(5, week, 'The shortest reservation'),
  max_minutes: minutes(5, week, 'The longest reservation'),
  lead_minutes: minutes(0, 60 * 1_440, 'How long before its start it must be made'),
  ahead_days: Type.Integer({ minimum: 0, maximum: 730, description: 'How far ahead it can be made' }),
  hold_minutes: minutes(1, 120, 'How long a seat is kept for somebody who is still deciding'),
  offer_minutes: minutes(1, 1_440, 'How long somebody from the waitlist has to accept'),
  check_in_early_minutes: minutes(0, 1_440, 'How long before the start one can check in'),
  no_show_minutes: nullable(minutes(1, 1_440, 'After the start; null: nobody is taken for absent')),
  reminder_minutes: nullable(minutes(1, 60 * 1_440, 'Before the start; null: no reminder')),
  needs_approval: Type.Boolean({ description: 'Whether an admin approves each reservation' }),
  quotas: Type.Array(Quota, { maxItems: 20 }),
})
export type AreaRules = Static<typeof AreaRules>

const Description = Type.String({ maxLength: 2_000 })
const GridSize = Type.Integer({ minimum: 1, maximum: 200 })

const facts = {
  name: Line(100),
  kind: AreaKind,
  description: Type.Optional(Description),
  time_zone: Type.Optional(TimeZone),
  plan_columns: Type.Optional(GridSize),
  plan_rows: Type.Optional(GridSize),
  ...Type.Partial(AreaRules).properties,
}

export const NewArea = Type.Object({
  ...facts,
  opening_hours: Type.Optional({
    ...OpeningHours.properties.hours,
    description: 'Monday to Saturday from eight to eight unless told',
  }),
})
export type NewArea = Static<typeof NewArea>

export const AreaPatch = Type.Object(
  { ...facts, name: Type.Optional(facts.name), kind: Type.Optional(facts.kind) },
  { minProperties: 1 },
)
export type AreaPatch = Static<typeof AreaPatch>

export const AreaView = Type.Object({
  id: Uuid,
  name: Type.String(),
  kind: AreaKind,
  description: Type.String(),
  time_zone: Type.String(),
  plan_columns: Type.Integer(),
  plan_rows: Type.Integer(),
  plan_picture: nullable(
    Type.String({ description: 'The version to ask for at GET /areas/{areaId}/plan-picture' }),
  ),
  ...AreaRules.properties,
  opening_hours: OpeningHours.properties.hours,
  retired_at: nullable(Instant),
  created_at: Instant,
  updated_at: Instant,
})
export type AreaView = Static<typeof AreaView>

/** Of this moment. */
export const AreaNow = Type.Object({
  id: Uuid,
  name: Type.String(),
  kind: AreaKind,
  description: Type.String(),
  time_zone: Type.String(),
  plan_picture: AreaView.properties.plan_picture,
  retired_at: nullable(Instant),
  open: Type.Boolean(),
  closes_at: nullable({ ...Instant, description: 'Null while it is closed' }),
  opens_at: nullable({ ...Instant, description: 'Next, within a week; null while it is open' }),
  seats: Type.Integer(),
  free_now: Type.Integer({ description: 'Seats that nobody has; 0 while the area is closed' }),
})
export type AreaNow = Static<typeof AreaNow>

export const AreaPage = Page(AreaNow)

export const AreaQuery = Type.Object({
  ...PageQuery.properties,
  kind: Type.Optional(AreaKind),
  retired: Type.Optional(Type.Boolean({ description: 'Those that were closed for good, instead' })),
})
export type AreaQuery = Static<typeof AreaQuery>

export const SeatKind = Type.Union([
  Type.Literal('desk'),
  Type.Literal('table'),
  Type.Literal('armchair'),
  Type.Literal('booth'),
  Type.Literal('meeting_room'),
])
export type SeatKind = Static<typeof SeatKind>

export const SeatNumber = Line(32)
/** `power`, `window`, `quiet`: what people look for. */
export const SeatFeatures = Type.Array(Line(40), { maxItems: 20, uniqueItems: true })

const Place = Type.Integer({ minimum: 0, maximum: 199 })
const Size = Type.Integer({ minimum: 1, maximum: 50 })

/** Where a seat stands on the plan, from 0 at the top left, and how many fields it covers. */
const place = { plan_column: Place, plan_row: Place, plan_width: Size, plan_height: Size }

const seatFacts = {
  number: { ...SeatNumber, description: 'As it is painted on the desk; one seat in the whole house has it' },
  kind: SeatKind,
  features: SeatFeatures,
  ...place,
  out_of_service: Type.Boolean({ description: 'Broken or lent away: nobody can reserve it for now' }),
}

export const NewSeat = Type.Object({ ...Type.Partial(Type.Object(seatFacts)).properties, number: SeatNumber })
export type NewSeat = Static<typeof NewSeat>

export const SeatPatch = Type.Partial(Type.Object(seatFacts), { minProperties: 1 })
export type SeatPatch = Static<typeof SeatPatch>

export const SeatView = Type.Object({
  id: Uuid,
  area_id: Uuid,
  ...seatFacts,
  retired_at: nullable(Instant),
  check_in_code: Type.Optional({
    ...Type.String(),
    description: 'What the QR on the desk says; told to staff alone',
  }),
})
export type SeatView = Static<typeof SeatView>

export const SeatList = Type.Object({ data: Type.Array(SeatView) })

export const mostSeats = 1_000

/** A seat with an id is one that stands in the area: what is named of it is changed. Others are new. */
const PlannedSeat = Type.Object({
  id: Type.Optional(Uuid),
  ...NewSeat.properties,
  number: Type.Optional(SeatNumber),
  plan_column: Place,
  plan_row: Place,
})
export type PlannedSeat = Static<typeof PlannedSeat>

export const Plan = Type.Object({
  plan_columns: GridSize,
  plan_rows: GridSize,
  seats: Type.Array(PlannedSeat, { maxItems: mostSeats }),
  retired: Type.Optional(
    Type.Array(Uuid, {
      maxItems: mostSeats,
      uniqueItems: true,
      description: 'Seats that are taken away for good',
    }),
  ),
})
export type Plan = Static<typeof Plan>

export const PlanView = Type.Object({
  plan_columns: Type.Integer(),
  plan_rows: Type.Integer(),
  seats: SeatList.properties.data,
})

/** Where somebody is who scanned the QR on a desk. */
export const SeatPlace = Type.Object({
  seat_id: Uuid,
  seat_number: Type.String(),
  area_id: Uuid,
  area_name: Type.String(),
  time_zone: Type.String(),
})
export type SeatPlace = Static<typeof SeatPlace>

export const AreaParams = Type.Object({ areaId: Uuid })
export const PlanPictureQuery = Type.Object({
  version: Type.Optional({ ...Uuid, description: 'It then never changes, and is kept for good' }),
})
export const SeatParams = Type.Object({ seatId: Uuid })
