import { Role } from '@balai/contract/principal.ts'
import { Instant, Line, nullable, Page, PageQuery, PlainDate, Uuid } from '@balai/contract/schema.ts'
import { type Static, Type } from 'typebox'
import { BookWish } from '../books/contract.ts'
import { Actor } from '../contract.ts'

export const ReservationState = Type.Union([
  Type.Literal('held'),
  Type.Literal('pending'),
  Type.Literal('offered'),
  Type.Literal('active'),
  Type.Literal('checked_in'),
  Type.Literal('completed'),
  Type.Literal('cancelled'),
  Type.Literal('declined'),
  Type.Literal('expired'),
  Type.Literal('no_show'),
])
export type ReservationState = Static<typeof ReservationState>

const Note = Type.String({ maxLength: 500 })
const Username = Type.String({
  minLength: 1,
  maxLength: 254,
  description: 'For staff and partners: whose it is',
})

const span = { from: Instant, to: Instant }
const when = {
  from: Type.Optional({
    ...Instant,
    description: 'From now on unless told, also in the middle of a step: for who sits down',
  }),
  to: Type.Optional(Instant),
  date: Type.Optional({
    ...PlainDate,
    description: 'Instead of `from` and `to`: from the first opening of this date to its last closing',
  }),
}

export const NewReservation = Type.Object({
  seat_id: Uuid,
  ...when,
  hold: Type.Optional(Type.Boolean({ description: 'Only keep the seat while deciding; confirm it in time' })),
  books: Type.Optional(
    Type.Array(BookWish, { maxItems: 5, description: 'To be there with the seat: all of it, or nothing' }),
  ),
  note: Type.Optional(Note),
  for: Type.Optional(Username),
})
export type NewReservation = Static<typeof NewReservation>

export const ReservationPatch = Type.Object(
  {
    seat_id: Type.Optional({ ...Uuid, description: 'Another seat of the same area' }),
    from: Type.Optional(Instant),
    to: Type.Optional(Instant),
    note: Type.Optional(Note),
  },
  { minProperties: 1 },
)
export type ReservationPatch = Static<typeof ReservationPatch>

export const ReservationView = Type.Object({
  id: Uuid,
  code: Type.String({ description: 'Short, for reading aloud' }),
  area_id: Uuid,
  area_name: Type.String(),
  time_zone: Type.String(),
  seat_id: Uuid,
  seat_number: Type.String(),
  holder: Type.Object({ account_id: Uuid, username: Type.String(), name: Type.String() }),
  ...span,
  date: nullable({ ...PlainDate, description: 'Whose openings it takes as a whole' }),
  state: ReservationState,
  expires_at: nullable({ ...Instant, description: 'Until when it is held or offered' }),
  check_in_from: Instant,
  check_in_until: Instant,
  checked_in_at: nullable(Instant),
  ended_at: nullable(Instant),
  series_id: nullable(Uuid),
  made_by: Actor,
  note: Type.String(),
  sequence: Type.Integer({ description: 'How often it was changed' }),
  created_at: Instant,
  updated_at: Instant,
})
export type ReservationView = Static<typeof ReservationView>

export const ReservationPage = Page(ReservationView)

export const ReservationSort = Type.Union([Type.Literal('from'), Type.Literal('-from')])
export type ReservationSort = Static<typeof ReservationSort>

export const ReservationQuery = Type.Object({
  ...PageQuery.properties,
  state: Type.Optional({
    ...Type.Union([
      Type.Literal('upcoming'),
      Type.Literal('pending'),
      Type.Literal('past'),
      Type.Literal('all'),
    ]),
    default: 'all',
    description:
      'Upcoming: seats that are taken now or later; pending: those of them that wait for an admin; past: all the others',
  }),
  sort: Type.Optional({ ...ReservationSort, description: 'Upcoming ones by `from`, others by `-from`' }),
  area_id: Type.Optional({ ...Uuid, description: 'For staff and partners: everybody’s in this area' }),
  date: Type.Optional({ ...PlainDate, description: 'With `area_id`: those that take some of this date' }),
  holder: Type.Optional(Username),
  q: Type.Optional({
    ...Line(100),
    description:
      'The whole code, or a part of the name or username of its holder or of the number of its seat',
  }),
})
export type ReservationQuery = Static<typeof ReservationQuery>

export const ReservationParams = Type.Object({ reservationId: Uuid })

export const Approval = Type.Object({ approved: Type.Boolean() })

const CheckInCode = Type.String({ minLength: 1, maxLength: 200, description: 'What the QR on the desk says' })
export const CheckIn = Type.Object({ check_in_code: Type.Optional(CheckInCode) })
export const DeskCheckIn = Type.Object({ check_in_code: CheckInCode })

export const Rule = Type.Union([
  Type.Literal('past'),
  Type.Literal('too_soon'),
  Type.Literal('too_far'),
  Type.Literal('too_short'),
  Type.Literal('too_long'),
  Type.Literal('off_step'),
  Type.Literal('outside_hours'),
  Type.Literal('quota_count'),
  Type.Literal('quota_minutes'),
  Type.Literal('seat_out_of_service'),
  Type.Literal('seat_retired'),
  Type.Literal('area_retired'),
])
export type Rule = Static<typeof Rule>

export const Refusal = Type.Object({
  rule: Rule,
  message: Type.String(),
  possible_from: nullable({
    ...Instant,
    description: 'The start that this rule would allow; of `too_far`, when it can be asked for',
  }),
})
export type Refusal = Static<typeof Refusal>

export const Alternative = Type.Object({
  seat_id: Uuid,
  seat_number: Type.String(),
  ...span,
  date: nullable({
    ...PlainDate,
    description: 'Of a whole day: to be reserved by it, not by `from` and `to`',
  }),
})
export type Alternative = Static<typeof Alternative>

export const NewPreview = Type.Object({
  seat_id: Uuid,
  ...when,
  for: Type.Optional(Username),
  instead_of: Type.Optional({
    ...Uuid,
    description: 'A reservation that would be changed to this, and so is not in its own way',
  }),
})
export type NewPreview = Static<typeof NewPreview>

export const Preview = Type.Object({
  ...span,
  allowed: Type.Boolean({ description: 'Whether the rules of the area allow it' }),
  free: Type.Boolean({ description: 'Whether nobody else has the seat then' }),
  needs_approval: Type.Boolean(),
  refusals: Type.Array(Refusal),
  alternatives: Type.Array(Alternative),
})
export type Preview = Static<typeof Preview>

export const NewSeries = Type.Object({
  seat_id: Uuid,
  first: Type.Object(span),
  every_weeks: Type.Optional(Type.Integer({ minimum: 1, maximum: 52, default: 1 })),
  weekdays: Type.Optional(
    Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), {
      minItems: 1,
      maxItems: 7,
      uniqueItems: true,
      description: '1 is Monday; that of the first is always among them',
    }),
  ),
  until: { ...PlainDate, description: 'The last date on which one may begin' },
  on_conflict: Type.Union([Type.Literal('skip'), Type.Literal('fail')]),
  note: Type.Optional(Note),
  for: Type.Optional(Username),
})
export type NewSeries = Static<typeof NewSeries>

/** Of a series: why one of its reservations was not made. */
export const Skipped = Type.Object({ ...span, taken: Type.Boolean(), refusals: Type.Array(Refusal) })
export type Skipped = Static<typeof Skipped>

export const SeriesView = Type.Object({
  id: Uuid,
  seat_id: Uuid,
  time_zone: Type.String(),
  every_weeks: Type.Integer(),
  weekdays: Type.Array(Type.Integer()),
  until: PlainDate,
  on_conflict: NewSeries.properties.on_conflict,
  reservations: Type.Array(ReservationView),
  created_at: Instant,
})
export type SeriesView = Static<typeof SeriesView>

export const MadeSeries = Type.Object({ ...SeriesView.properties, skipped: Type.Array(Skipped) })

export const SeriesParams = Type.Object({ seriesId: Uuid })

/** Whom rules are asked for. */
export const Holder = Type.Object({
  account_id: Uuid,
  username: Type.String(),
  name: Type.String(),
  role: Role,
})
export type Holder = Static<typeof Holder>
