import { Instant, nullable, Page, PageQuery, Uuid } from '@balai/contract/schema.ts'
import { type Static, Type } from 'typebox'

const wish = {
  area_id: Uuid,
  seat_id: Type.Optional(nullable({ ...Uuid, description: 'Null: any seat of the area' })),
  from: Instant,
  to: Instant,
}

export const NewWaitlistEntry = Type.Object(wish)
export type NewWaitlistEntry = Static<typeof NewWaitlistEntry>

export const NewSeatWatch = Type.Object(wish)
export type NewSeatWatch = Static<typeof NewSeatWatch>

const Seat = { seat_id: Uuid, seat_number: Type.String() }
const Times = { from: Instant, to: Instant }

/** A seat that nobody has for all of a time. */
export const FreeSeat = Type.Object({ ...Seat, ...Times })
export type FreeSeat = Static<typeof FreeSeat>

const wishView = {
  id: Uuid,
  area_id: Uuid,
  area_name: Type.String(),
  time_zone: Type.String(),
  seat_id: nullable(Uuid),
  seat_number: nullable(Type.String()),
  ...Times,
  created_at: Instant,
}

export const WaitlistEntry = Type.Object({
  ...wishView,
  state: Type.Union(
    [
      Type.Literal('waiting'),
      Type.Literal('offered'),
      Type.Literal('accepted'),
      Type.Literal('left'),
      Type.Literal('lapsed'),
    ],
    { description: 'Lapsed: its time is over, or nobody accepted the offer in time' },
  ),
  ahead: nullable(
    Type.Integer({
      description: 'How many wait for longer for what this one waits for; null: it does not wait',
    }),
  ),
  offer: nullable(
    Type.Object(
      { reservation_id: Uuid, ...Seat, ...Times, expires_at: Instant },
      { description: 'Accept it by `POST /reservations/{id}/acceptance` in time, or cancel it' },
    ),
  ),
  ended_at: nullable(Instant),
})
export type WaitlistEntry = Static<typeof WaitlistEntry>

export const WaitlistPage = Page(WaitlistEntry)

export const WaitlistQuery = Type.Object({
  ...PageQuery.properties,
  open: Type.Optional(Type.Boolean({ description: 'Only entries that wait or have an offer' })),
})
export type WaitlistQuery = Static<typeof WaitlistQuery>

export const EntryParams = Type.Object({ entryId: Uuid })

export const SeatWatch = Type.Object({
  ...wishView,
  told_at: nullable({ ...Instant, description: 'When it was free, and the watch was done' }),
})
export type SeatWatch = Static<typeof SeatWatch>

export const SeatWatchPage = Page(SeatWatch)

export const WatchParams = Type.Object({ watchId: Uuid })
