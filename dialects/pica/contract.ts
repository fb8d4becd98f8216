import { Email, PlainDate } from '@balai/contract/schema.ts'
import { type Static, Type } from 'typebox'

export const Message = Type.Object({ message: Type.String() })

export const Registration = Type.Object({
  username: Type.String({ minLength: 1, maxLength: 200 }),
  email: Email,
  password: Type.String({ minLength: 1, maxLength: 200 }),
})
export const Registered = Type.Object({ message: Type.String(), username: Type.String() })

export const Credentials = Type.Object({
  username: Type.String({ maxLength: 254 }),
  password: Type.String({ maxLength: 1_000 }),
})
export const AccessTokens = Type.Object({
  access_token: Type.String(),
  refresh_token: Type.String(),
  token_type: Type.Literal('bearer'),
})

export const SecureAnswer = Type.Object({ message: Type.String(), user: Message })

/** Any text, and case counts; only what no seat can be called is refused. */
const SeatNumber = Type.String({ maxLength: 255 })
/** Whom a partner's key asks for; what a person says here counts for nothing. */
const UserName = Type.String({ maxLength: 254 })

export const NewReservation = Type.Object({
  seat_number: SeatNumber,
  reservation_date: PlainDate,
  user_name: Type.Optional(UserName),
})
export const ReservationQuery = Type.Object({
  seat_number: Type.Optional(SeatNumber),
  reservation_date: Type.Optional(PlainDate),
  user_name: Type.Optional(UserName),
})
export const ReservationPath = Type.Object({ id: Type.Integer() })

export const Reservation = Type.Object({
  id: Type.Integer(),
  user_name: Type.String(),
  seat_number: Type.String(),
  reservation_date: Type.String(),
  created_at: Type.String(),
  status: Type.Union([Type.Literal('active'), Type.Literal('done'), Type.Literal('cancelled')]),
})
export type Reservation = Static<typeof Reservation>
export const Reservations = Type.Object({ data: Type.Array(Reservation) })

export const Seats = Type.Array(Type.Object({ id: Type.Integer(), seat_number: Type.String() }))

export const AvailabilityQuery = Type.Object({ seat_number: SeatNumber, reservation_date: PlainDate })
export const Availability = Type.Object({ available: Type.Boolean(), message: Type.String() })

export const DrugQuery = Type.Object({
  drug_name: Type.String({ maxLength: 500 }),
  top_n: Type.Optional(Type.Integer({ minimum: 1, maximum: 50, default: 5 })),
})
