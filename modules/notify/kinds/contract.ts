import { type Static, Type } from 'typebox'

/** What people are told of; what each says stands in kinds.ts. */
export const KindName = Type.Union([
  Type.Literal('reservation_confirmed'),
  Type.Literal('reservation_changed'),
  Type.Literal('reservation_reminder'),
  Type.Literal('reservation_cancelled'),
  Type.Literal('reservation_completed'),
  Type.Literal('reservation_declined'),
  Type.Literal('reservation_no_show'),
  Type.Literal('series_confirmed'),
  Type.Literal('series_cancelled'),
  Type.Literal('waitlist_offer'),
  Type.Literal('seat_freed'),
  Type.Literal('book_reserved'),
  Type.Literal('book_cancelled'),
  Type.Literal('book_expired'),
  Type.Literal('book_due'),
  Type.Literal('book_overdue'),
  Type.Literal('book_returned'),
  Type.Literal('ticket_issued'),
  Type.Literal('password_changed'),
])
export type KindName = Static<typeof KindName>

/** How preferences are grouped. */
export const KindGroup = Type.Union([
  Type.Literal('reservations'),
  Type.Literal('library'),
  Type.Literal('tickets'),
  Type.Literal('account'),
])
export type KindGroup = Static<typeof KindGroup>

/** On or off unless somebody chose otherwise; `always`: nobody can turn it off. */
export type Channel = 'on' | 'off' | 'always'

/** By which ways people are told of a kind. */
export interface Channels {
  readonly inApp: Channel
  readonly email: Channel
}
