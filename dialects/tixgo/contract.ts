import { type Static, Type } from 'typebox'

/** Event and ticket ids are any text, and case counts; only what would not fit an index is refused. */
const Id = Type.String({ minLength: 1, maxLength: 255 })

/** `role` is text here, because a role that does not exist has its own answer. */
export const Registration = Type.Object({
  username: Type.String({ minLength: 3, maxLength: 50 }),
  password: Type.String({ minLength: 4, maxLength: 200 }),
  role: Type.Optional(Type.String({ default: 'committee' })),
})
export type Registration = Static<typeof Registration>

export const Credentials = Type.Object({
  username: Type.String({ maxLength: 254 }),
  password: Type.String({ maxLength: 1_000 }),
})
export type Credentials = Static<typeof Credentials>

export const Me = Type.Object({ username: Type.String(), role: Type.String() })
export type Me = Static<typeof Me>

export const AccessToken = Type.Object({
  access_token: Type.String({ minLength: 1 }),
  token_type: Type.String(),
})
export type AccessToken = Static<typeof AccessToken>

export const CheckIn = Type.Object({ event_id: Id, ticket_id: Id })
export type CheckIn = Static<typeof CheckIn>

export const EventPath = Type.Object({ event_id: Id })
export const OwnCheckInsQuery = Type.Object({ event_id: Type.Optional(Id) })

export const CheckInRecord = Type.Object({
  event_id: Type.String(),
  ticket_id: Type.String(),
  checked_in_by: Type.String(),
  /** ISO 8601 with six decimals and `+00:00`. */
  checked_in_at: Type.String({ format: 'date-time' }),
})
export type CheckInRecord = Static<typeof CheckInRecord>

export const CheckedIn = Type.Object({ status: Type.Literal('checked_in'), record: CheckInRecord })
export type CheckedIn = Static<typeof CheckedIn>

export const AttendanceList = Type.Object({
  event_id: Type.String(),
  total_checked_in: Type.Integer({ minimum: 0 }),
  records: Type.Array(CheckInRecord),
})

export const OwnCheckIns = Type.Object({
  user_id: Type.String(),
  total: Type.Integer({ minimum: 0 }),
  records: Type.Array(CheckInRecord),
})

/** FastAPI's validation errors are a list, all other errors a sentence. */
export const ErrorBody = Type.Object({
  detail: Type.Union([
    Type.String(),
    Type.Array(
      Type.Object({
        loc: Type.Array(Type.Union([Type.String(), Type.Integer()])),
        msg: Type.String(),
        type: Type.String(),
      }),
    ),
  ]),
})
export type ErrorBody = Static<typeof ErrorBody>
