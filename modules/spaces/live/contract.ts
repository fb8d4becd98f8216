import { Instant, nullable, PlainDate, Uuid } from '@balai/contract/schema.ts'
import { type Static, Type } from 'typebox'

/** `closed`: out of service. */
export const BusyState = Type.Union([
  Type.Literal('held'),
  Type.Literal('reserved'),
  Type.Literal('in_use'),
  Type.Literal('closed'),
])
export type BusyState = Static<typeof BusyState>

export const SeatState = Type.Union([Type.Literal('free'), ...BusyState.anyOf])
export type SeatState = Static<typeof SeatState>

const stretch = { from: Instant, to: Instant }
const Openings = Type.Array(Type.Object(stretch), {
  description: 'Openings that touch this date, whole: one may end the next morning',
})

export const SeatDay = Type.Object({
  seat_id: Uuid,
  state: {
    ...SeatState,
    description:
      'Today: of this moment. On another date: closed if the area does not open, reserved if too little is left',
  },
  busy: Type.Array(Type.Object({ ...stretch, state: BusyState })),
})
export type SeatDay = Static<typeof SeatDay>

/** An area on one date, and the data of its live `snapshot`. Who has a seat is never on it. */
export const DayView = Type.Object({
  area_id: Uuid,
  date: PlainDate,
  time_zone: Type.String(),
  open: Openings,
  seats: Type.Array(SeatDay),
})
export type DayView = Static<typeof DayView>

/** The data of a live `change`: the openings when they are others now, and the seats that are. */
export const DayChange = Type.Object({
  open: Type.Optional(DayView.properties.open),
  seats: DayView.properties.seats,
  gone: Type.Optional(Type.Array(Uuid, { description: 'Seats that were taken away' })),
})
export type DayChange = Static<typeof DayChange>

export const DayParams = Type.Object({ areaId: Uuid, date: PlainDate })

export const LiveQuery = Type.Object({
  date: Type.Optional({ ...PlainDate, description: 'Today in the zone of the area, unless told' }),
})

export const AvailabilityQuery = Type.Object({ from: Instant, to: Instant })

export const SeatAvailability = Type.Object({
  seat_id: Uuid,
  seat_number: Type.String(),
  free: Type.Boolean(),
  reason: nullable(
    Type.Union([Type.Literal('closed'), Type.Literal('out_of_service'), Type.Literal('taken')], {
      description: 'Why it is not free',
    }),
  ),
})
export type SeatAvailability = Static<typeof SeatAvailability>

export const Availability = Type.Object({
  area_id: Uuid,
  from: Instant,
  to: Instant,
  open: Type.Boolean({ description: 'Whether the area is open all that time' }),
  seats: Type.Array(SeatAvailability),
})
export type Availability = Static<typeof Availability>
